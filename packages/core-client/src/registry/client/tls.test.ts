import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fixedHosts } from '../hosts/host-finder.js';
import type { UpstreamSettings } from '../hosts/host-settings.js';
import { openRegistry, VERSION } from '../open-registry.js';
import { fixture, refuse, scriptedHost, type Script, type ScriptedHost } from './scripted-host.test.support.js';

const answer: Script = (_, response) => {
  refuse(response, 404, 'NAME_UNKNOWN', 'reached');
};
const reached = { code: 'not-found', reason: 'NAME_UNKNOWN' };

async function reach(host: ScriptedHost, settings?: UpstreamSettings): Promise<void> {
  await using registry = openRegistry(
    settings === undefined
      ? {}
      : { hosts: fixedHosts({ [host.host]: { upstream: { url: host.origin, ...settings } } }) },
  );
  await registry.resolve(`${host.host}/a`);
}

describe('a registry over TLS', () => {
  test('with an authority that we trust is reached', async () => {
    await using host = await scriptedHost(answer, 'tls');
    await expect(reach(host, { ca: [fixture('ca.pem')] })).rejects.toMatchObject(reached);
  });

  test('with an authority that nobody knows is refused, with the remedy', async () => {
    await using host = await scriptedHost(answer, 'tls');
    await expect(reach(host, {})).rejects.toMatchObject({
      code: 'unavailable',
      reason: 'tls',
      message: expect.stringContaining('skip_verify'),
    });
    expect(host.seen).toEqual([]);
  });

  test('is reached unverified where that is asked for', async () => {
    await using host = await scriptedHost(answer, 'tls');
    await expect(reach(host, { skipVerify: true })).rejects.toMatchObject(reached);
  });

  test('that wants to see a certificate of ours sees it', async () => {
    await using host = await scriptedHost(answer, 'mutual');
    const ours = { certificate: fixture('client.pem'), key: fixture('client.key') };
    await expect(reach(host, { ca: [fixture('ca.pem')], clientCertificates: [ours] })).rejects.toMatchObject(reached);
    await expect(reach(host, { ca: [fixture('ca.pem')] })).rejects.toMatchObject({
      code: 'unauthenticated',
      reason: 'client-certificate',
      message: expect.stringMatching(/certificate of ours that it trusts \([^:]*\): name it and its key with "client"/),
    });
  });
});

describe('a registry on loopback of which nothing is said', () => {
  test('is reached over TLS, whoever signed for it', async () => {
    await using host = await scriptedHost(answer, 'tls');
    await expect(reach(host)).rejects.toMatchObject(reached);
  });

  test('is reached in plain http where it speaks nothing else, with one connection lost on finding out', async () => {
    await using host = await scriptedHost(answer);
    await expect(reach(host)).rejects.toMatchObject(reached);
  });
});

test('the user agent carries the version of the package', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'));
  expect(manifest).toMatchObject({ version: VERSION });
});
