import { describe, expect, test } from '@jest/globals';
import { digestOf } from '../digest.js';
import { fixedHosts } from '../hosts/host-finder.js';
import { openRegistry } from '../open-registry.js';
import { scriptedHost, type Script } from './scripted-host.test.support.js';
import { bytes, layer, read, sendRange, withRegistry } from './scripted-image.test.support.js';

describe('a redirect', () => {
  test('is followed to another host, where neither credentials nor the headers of the first host go', async () => {
    await using storage = await scriptedHost(sendRange);
    const script: Script = (request, response) => {
      if (request.headers.authorization === undefined)
        response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end();
      else response.writeHead(307, { location: `${storage.origin}/elsewhere?signature=s` }).end();
    };
    await using host = await scriptedHost(script);
    await using registry = openRegistry({
      credentials: () => Promise.resolve({ kind: 'password', username: 'u', password: 'p' }),
      hosts: fixedHosts({ [host.host]: { upstream: { url: host.origin, headers: { 'x-secret': 's' } } } }),
    });
    await expect(
      read(registry.repository(`${host.host}/a/b`).blob(layer, { offset: 1, verify: false })),
    ).resolves.toEqual(bytes.subarray(1));
    expect(host.seen.at(-1)?.headers).toMatchObject({
      authorization: expect.stringMatching(/^Basic /),
      'x-secret': 's',
    });
    expect(storage.seen[0]?.headers).toMatchObject({ range: 'bytes=1-' });
    expect(storage.seen[0]?.headers).not.toHaveProperty('authorization');
    expect(storage.seen[0]?.headers).not.toHaveProperty('x-secret');
  });

  test('within the host keeps the credentials', async () => {
    const script: Script = (request, response) => {
      if (request.headers.authorization === undefined)
        response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end();
      else if (request.path.startsWith('/v2/')) response.writeHead(302, { location: '/moved' }).end();
      else sendRange(request, response);
    };
    await withRegistry(
      script,
      async (registry, { host, seen }) => {
        expect(digestOf(await read(registry.repository(`${host}/a/b`).blob(layer)))).toBe(layer.digest);
        expect(seen.at(-1)?.headers.authorization).toMatch(/^Basic /);
      },
      { credentials: () => Promise.resolve({ kind: 'password', username: 'u', password: 'p' }) },
    );
  });

  test.each<[string, string]>([
    ['for ever', '/v2/again'],
    ['to something that is not http', 'file:///etc/passwd'],
  ])('%s is refused', async (_, location) => {
    await withRegistry(
      (_, response) => void response.writeHead(307, { location }).end(),
      async (registry, { host, seen }) => {
        await expect(read(registry.repository(`${host}/a/b`).blob(layer))).rejects.toMatchObject({
          code: 'protocol-error',
          reason: 'redirect-refused',
        });
        expect(seen.length).toBeLessThanOrEqual(11);
      },
    );
  });
});
