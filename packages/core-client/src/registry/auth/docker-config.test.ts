import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { CredentialHelper } from './credential-helper.js';
import { dockerCredentials, parseDockerConfig } from './docker-config.js';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const password = (username: string, secret: string): object => ({ kind: 'password', username, password: secret });

describe("Docker's configuration", () => {
  test.each<[string, unknown, string, unknown]>([
    ['a plain host', { auths: { 'r.io': { auth: base64('u:p:q') } } }, 'r.io', password('u', 'p:q')],
    ['a host and port', { auths: { 'localhost:5000': { auth: base64('u:p') } } }, 'localhost:5000', password('u', 'p')],
    ['an address', { auths: { 'https://r.io/v2/': { auth: base64('u:p') } } }, 'r.io', password('u', 'p')],
    [
      'Docker Hub',
      { auths: { 'https://index.docker.io/v1/': { auth: base64('u:p') } } },
      'docker.io',
      password('u', 'p'),
    ],
    [
      'the plain name before the address',
      { auths: { 'https://r.io': { auth: base64('a:b') }, 'r.io': { auth: base64('u:p') } } },
      'r.io',
      password('u', 'p'),
    ],
    [
      'an identity token',
      { auths: { 'r.io': { auth: base64('u:'), identitytoken: 'I' } } },
      'r.io',
      { kind: 'identity-token', token: 'I' },
    ],
    ['a registry token', { auths: { 'r.io': { registrytoken: 'A' } } }, 'r.io', { kind: 'access-token', token: 'A' }],
    ['user and password', { auths: { 'r.io': { username: 'u', password: 'p' } } }, 'r.io', password('u', 'p')],
    ['an empty entry', { auths: { 'r.io': {} } }, 'r.io', undefined],
    ['no entry', {}, 'r.io', undefined],
  ])('holds credentials for %s', (_, config, host, expected) => {
    expect(parseDockerConfig(JSON.stringify(config), 'config.json').auths.get(host)).toEqual(expected);
  });

  test.each<[string, RegExp]>([
    ['{"auths": {"r.io": {"auth": "c2VjcmV0', /is not JSON/],
    [JSON.stringify({ auths: { 'r.io': { auth: base64('secret') } } }), /auths\["r.io"\].auth/],
    [JSON.stringify({ auths: [] }), /auths/],
    [JSON.stringify({ auths: { 'r.io': 'c2VjcmV0' } }), /auths\["r.io"\]/],
    [JSON.stringify({ credHelpers: { 'r.io': 1 } }), /credHelpers\["r.io"\]/],
    ['[]', /the file/],
  ])('that is malformed, %s, is told without a word of what it holds', (text, words) => {
    const error: unknown = (() => {
      try {
        return parseDockerConfig(text, '/home/me/config.json');
      } catch (caught) {
        return caught;
      }
    })();
    expect(error).toMatchObject({
      code: 'failed-precondition',
      object: '/home/me/config.json',
      message: expect.stringMatching(words),
    });
    expect(`${String(error)} ${JSON.stringify(error)} ${String((error as Error).cause)}`).not.toMatch(
      /secret|c2VjcmV0/,
    );
  });
});

describe('credentials of Docker', () => {
  async function withConfig(config: unknown, work: (directory: string) => Promise<void>): Promise<void> {
    const directory = await mkdtemp(join(tmpdir(), 'berth-docker-'));
    try {
      await writeFile(join(directory, 'config.json'), JSON.stringify(config));
      await work(directory);
    } finally {
      await rm(directory, { recursive: true });
    }
  }

  test('come from the helper of the host, then from the store, then from the file', async () => {
    const config = {
      auths: { 'c.io': { auth: base64('file:p') } },
      credHelpers: { 'a.io': 'special' },
      credsStore: 'store',
    };
    await withConfig(config, async (directory) => {
      const asked: string[] = [];
      const helper: CredentialHelper = (name, server) => {
        asked.push(`${name} ${server}`);
        return Promise.resolve(server === 'c.io' ? undefined : { kind: 'password', username: name, password: 'p' });
      };
      const find = dockerCredentials({ directory, helper });
      await expect(find('a.io', {})).resolves.toMatchObject({ username: 'special' });
      await expect(find('docker.io', {})).resolves.toMatchObject({ username: 'store' });
      await expect(find('c.io', {})).resolves.toMatchObject({ username: 'file' });
      expect(asked).toEqual(['special a.io', 'store https://index.docker.io/v1/', 'store c.io']);
    });
  });

  test('are none where there is no file', async () => {
    await expect(dockerCredentials({ directory: '/nowhere' })('r.io', {})).resolves.toBeUndefined();
  });
});
