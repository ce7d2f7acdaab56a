import { describe, expect, test } from '@jest/globals';
import { MEDIA_TYPES } from '../media-types.js';
import { openRegistry } from '../open-registry.js';
import { json, refuse, type Script } from './scripted-host.test.support.js';
import { manifest, manifestBytes, sendManifest, until, withRegistry } from './scripted-image.test.support.js';

describe('resolving', () => {
  test('asks with HEAD alone where the answer says enough', async () => {
    await withRegistry(sendManifest, async (registry, { host, seen }) => {
      const resolved = await registry.resolve(`${host}/a/b:v1`);
      expect(resolved.descriptor).toEqual(manifest);
      expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual(['HEAD /v2/a/b/manifests/v1']);
      expect(seen[0]?.headers['user-agent']).toMatch(/^berth\/\d/);
      expect(seen[0]?.headers.accept).toContain(MEDIA_TYPES.ociIndex);
    });
  });

  test.each<[string, Script]>([
    [
      'HEAD is not allowed',
      (request, response) => {
        if (request.method === 'HEAD') response.writeHead(405).end();
        else sendManifest(request, response);
      },
    ],
    [
      'HEAD tells no digest',
      (request, response) => {
        if (request.method === 'HEAD')
          response.writeHead(200, { 'content-type': manifest.mediaType, 'content-length': '5' }).end();
        else sendManifest(request, response);
      },
    ],
    [
      'the registry never tells a digest',
      (request, response) => {
        response
          .writeHead(200, { 'content-type': manifest.mediaType })
          .end(request.method === 'HEAD' ? undefined : manifestBytes);
      },
    ],
  ])('fetches the manifest where %s', async (_, script) => {
    await withRegistry(script, async (registry, { host, seen }) => {
      await expect(registry.resolve(`${host}/a/b`)).resolves.toMatchObject({ descriptor: manifest });
      expect(seen.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
    });
  });

  test('a digest gives that digest', async () => {
    await withRegistry(sendManifest, async (registry, { host, seen }) => {
      await expect(registry.resolve(`${host}/a/b:ignored@${manifest.digest}`)).resolves.toMatchObject({
        descriptor: manifest,
      });
      expect(seen[0]?.path).toBe(`/v2/a/b/manifests/${manifest.digest}`);
    });
  });

  test.each([
    [404, 'MANIFEST_UNKNOWN', 'not-found'],
    [404, 'NAME_UNKNOWN', 'not-found'],
    [403, 'DENIED', 'permission-denied'],
    [401, 'UNAUTHORIZED', 'unauthenticated'],
    [400, 'NAME_INVALID', 'invalid-argument'],
    [405, 'UNSUPPORTED', 'unimplemented'],
  ])('that ends in %i %s throws %s, with the words of the registry', async (status, code, expected) => {
    await withRegistry(
      (_, response) => {
        refuse(response, status, code, 'the very words');
      },
      async (registry, { host, origin }) => {
        await expect(registry.resolve(`${host}/a/b:v1`)).rejects.toMatchObject({
          code: expected,
          reason: code,
          object: `${host}/a/b:v1`,
          peerMessage: `${code}: the very words`,
          message: expect.stringMatching(
            new RegExp(`registry.resolve ${host}/a/b:v1: ${origin} answered ${status}: .*the very words`),
          ),
        });
      },
    );
  });

  test('waits and asks again where the registry asks for patience', async () => {
    let asked = 0;
    const script: Script = (request, response) => {
      asked += 1;
      if (asked <= 2) refuse(response, asked === 1 ? 429 : 503, 'TOOMANYREQUESTS', 'slow down', { 'retry-after': '0' });
      else sendManifest(request, response);
    };
    await withRegistry(script, async (registry, { host }) => {
      await expect(registry.resolve(`${host}/a/b`)).resolves.toMatchObject({ descriptor: manifest });
    });
  });

  test('that is cancelled ends at once, and its connection with it', async () => {
    await withRegistry(
      () => undefined,
      async (registry, host) => {
        const abort = new AbortController();
        const resolving = registry.resolve(`${host.host}/a/b`, { signal: abort.signal });
        await until(() => host.seen.length === 1);
        abort.abort();
        await expect(resolving).rejects.toMatchObject({ code: 'cancelled' });
        await until(async () => (await host.connections()) === 0);
      },
    );
  });

  test('of a registry that is not there says so at once', async () => {
    await using registry = openRegistry();
    await expect(registry.resolve('127.0.0.1:1/a/b')).rejects.toMatchObject({ code: 'unavailable', reason: 'refused' });
  });

  test('after the client was closed is refused', async () => {
    const registry = openRegistry();
    await registry.close();
    await expect(registry.resolve('127.0.0.1:1/a/b')).rejects.toMatchObject({
      code: 'failed-precondition',
      reason: 'closed',
    });
  });
});

describe('an error of something that is no registry', () => {
  test.each([
    ['<html>proxy</html>', ''],
    ['plain words', ': plain words'],
    [JSON.stringify({ details: 'odd' }), ': odd'],
    [JSON.stringify({ errors: 'odd' }), ''],
  ])('%j is told as %j', async (body, words) => {
    await withRegistry(
      (_, response) => void response.writeHead(400).end(body),
      async (registry, { host, origin }) => {
        await expect(registry.resolve(`${host}/a`)).rejects.toThrow(`${origin} answered 400${words}`);
      },
    );
  });

  test('200 with another content is a protocol error', async () => {
    await withRegistry(
      (_, response) => {
        json(response, 200, { hello: 1 });
      },
      async (registry, { host }) => {
        await expect(registry.resolve(`${host}/a`)).rejects.toMatchObject({ code: 'protocol-error' });
      },
    );
  });
});
