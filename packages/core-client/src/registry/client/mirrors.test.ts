import { describe, expect, test } from '@jest/globals';
import { digestOf } from '../digest.js';
import { fixedHosts } from '../hosts/host-finder.js';
import { openRegistry } from '../open-registry.js';
import { refuse, scriptedHost } from './scripted-host.test.support.js';
import { layer, rangeOf, read, sendRange } from './scripted-image.test.support.js';

describe('mirrors', () => {
  test('are asked first, in order, for what they can do, and told whose content is wanted', async () => {
    await using broken = await scriptedHost((_, response) => {
      refuse(response, 503, 'UNKNOWN', 'out of order');
    });
    await using good = await scriptedHost(sendRange);
    await using pushOnly = await scriptedHost(sendRange);
    await using registry = openRegistry({
      hosts: fixedHosts({
        'r.example': {
          mirrors: [
            { url: pushOnly.origin, capabilities: ['push'] },
            { url: broken.origin },
            { url: `${good.origin}/proxy`, headers: { 'x-mirror': '1' } },
          ],
        },
      }),
    });
    expect(digestOf(await read(registry.repository('r.example/a/b').blob(layer)))).toBe(layer.digest);
    expect(pushOnly.seen).toEqual([]);
    expect(broken.seen.map(({ path }) => path)).toEqual([`/v2/a/b/blobs/${layer.digest}?ns=r.example`]);
    expect(good.seen.map(({ path }) => path)).toEqual([`/proxy/v2/a/b/blobs/${layer.digest}?ns=r.example`]);
    expect(good.seen[0]?.headers).toMatchObject({ 'x-mirror': '1' });
  });

  test('that break half-way are gone on from by the next host', async () => {
    let first = true;
    await using mirror = await scriptedHost((request, response) => {
      if (first) sendRange(request, response, 100_000);
      else refuse(response, 404, 'BLOB_UNKNOWN', 'gone');
      first = false;
    });
    await using host = await scriptedHost(sendRange);
    await using registry = openRegistry({
      hosts: fixedHosts({ [host.host]: { mirrors: [{ url: mirror.origin }], upstream: { url: host.origin } } }),
    });
    expect(digestOf(await read(registry.repository(`${host.host}/a/b`).blob(layer)))).toBe(layer.digest);
    expect(host.seen.map(rangeOf)[0]).toBeGreaterThan(0);
    expect(host.seen[0]?.path).not.toContain('ns=');
  });

  test('and the registry all failing, the error is that of the registry and tells of the mirrors', async () => {
    await using mirror = await scriptedHost((_, response) => {
      refuse(response, 403, 'DENIED', 'not for you');
    });
    await using host = await scriptedHost((_, response) => {
      refuse(response, 404, 'NAME_UNKNOWN', 'no such name');
    });
    await using registry = openRegistry({
      hosts: fixedHosts({ [host.host]: { mirrors: [{ url: mirror.origin }], upstream: { url: host.origin } } }),
    });
    await expect(registry.resolve(`${host.host}/a/b`)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/no such name.*not for you/),
    });
  });
});
