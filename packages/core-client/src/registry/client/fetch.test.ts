import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import type { Descriptor } from '../descriptor.js';
import { digestOf } from '../digest.js';
import { fixedHosts } from '../hosts/host-finder.js';
import { MEDIA_TYPES } from '../media-types.js';
import { openRegistry, type Registry, type RegistryOptions } from '../open-registry.js';
import {
  json,
  refuse,
  scriptedHost,
  type Script,
  type ScriptedHost,
  type SeenRequest,
} from './scripted-host.test.support.js';

const bytes = randomBytes(300_000);
const layer: Descriptor = { mediaType: MEDIA_TYPES.ociLayerGzip, digest: digestOf(bytes), size: bytes.length };
const manifestBytes = Buffer.from(
  JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPES.ociManifest, config: layer, layers: [layer] }),
);
const manifest: Descriptor = {
  mediaType: MEDIA_TYPES.ociManifest,
  digest: digestOf(manifestBytes),
  size: manifestBytes.length,
};

function sendManifest(
  request: SeenRequest,
  response: ServerResponse,
  headers: Readonly<Record<string, string>> = {},
): void {
  const all = {
    'content-type': manifest.mediaType,
    'docker-content-digest': manifest.digest,
    'content-length': String(manifest.size),
  };
  response.writeHead(200, { ...all, ...headers }).end(request.method === 'HEAD' ? undefined : manifestBytes);
}

/** The bytes of the layer from where the request wants them. */
function rangeOf({ headers }: SeenRequest): number {
  return Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
}

function sendRange(request: SeenRequest, response: ServerResponse, upTo = bytes.length): void {
  const start = rangeOf(request);
  const range = { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` };
  response.writeHead(start === 0 ? 200 : 206, {
    'content-length': bytes.length - start,
    ...(start === 0 ? {} : range),
  });
  response.write(bytes.subarray(start, upTo), () => (upTo === bytes.length ? response.end() : response.destroy()));
}

async function withRegistry(
  script: Script,
  work: (registry: Registry, host: ScriptedHost) => Promise<void>,
  options: RegistryOptions = {},
): Promise<void> {
  await using host = await scriptedHost(script);
  await using registry = openRegistry(options);
  await work(registry, host);
}

async function read(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

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

describe('a manifest', () => {
  test('comes with its exact bytes and what they say', async () => {
    await withRegistry(sendManifest, async (registry, { host }) => {
      const fetched = await registry.repository(`${host}/a/b`).manifest(manifest);
      expect(fetched.bytes).toEqual(manifestBytes);
      expect(fetched.document).toMatchObject({ kind: 'manifest', layers: [layer] });
    });
  });

  test('that was tampered with is refused', async () => {
    const tampered = Buffer.from(manifestBytes.toString().replace('"schemaVersion":2', '"schemaVersion":3'));
    await withRegistry(
      (_, response) => void response.end(tampered),
      async (registry, { host }) => {
        await expect(registry.repository(`${host}/a/b`).manifest(manifest)).rejects.toMatchObject({
          code: 'data-loss',
          reason: 'digest-mismatch',
        });
      },
    );
  });

  test('above 4 MiB is refused, announced or not', async () => {
    const script: Script = (_, response) => {
      response.write(Buffer.alloc(5 * 1024 * 1024));
    };
    await withRegistry(script, async (registry, { host, seen }) => {
      const repository = registry.repository(`${host}/a/b`);
      const tooLarge = { code: 'resource-exhausted', reason: 'manifest-too-large' };
      await expect(repository.manifest(manifest)).rejects.toMatchObject(tooLarge);
      await expect(repository.manifest({ ...manifest, size: 5 * 1024 * 1024 })).rejects.toMatchObject(tooLarge);
      expect(seen).toHaveLength(1);
    });
  });

  test('that is embedded in its descriptor is not fetched', async () => {
    await withRegistry(sendManifest, async (registry, { host, seen }) => {
      await expect(
        registry.repository(`${host}/a/b`).manifest({ ...manifest, data: manifestBytes }),
      ).resolves.toMatchObject({ bytes: manifestBytes });
      expect(seen).toEqual([]);
    });
  });
});

describe('a blob', () => {
  test('comes whole, and is checked', async () => {
    await withRegistry(sendRange, async (registry, { host, seen }) => {
      expect(digestOf(await read(registry.repository(`${host}/a/b`).blob(layer)))).toBe(layer.digest);
      expect(seen.map(({ path }) => path)).toEqual([`/v2/a/b/blobs/${layer.digest}`]);
    });
  });

  test('goes on from an offset', async () => {
    await withRegistry(sendRange, async (registry, { host, seen }) => {
      const repository = registry.repository(`${host}/a/b`);
      await expect(read(repository.blob(layer, { offset: 250_000 }))).resolves.toEqual(bytes.subarray(250_000));
      expect(seen[0]?.headers.range).toBe('bytes=250000-');
      await expect(read(repository.blob(layer, { offset: layer.size }))).resolves.toHaveLength(0);
      expect(() => repository.blob(layer, { offset: layer.size + 1 })).toThrow(
        expect.objectContaining({ field: 'offset' }),
      );
    });
  });

  test('goes on from an offset where the host knows no ranges', async () => {
    await withRegistry(
      (_, response) => void response.end(bytes),
      async (registry, { host }) => {
        await expect(read(registry.repository(`${host}/a/b`).blob(layer, { offset: 1234 }))).resolves.toEqual(
          bytes.subarray(1234),
        );
      },
    );
  });

  test('is resumed as often as its connection breaks, as long as bytes come', async () => {
    const script: Script = (request, response) => {
      sendRange(request, response, Math.min(bytes.length, rangeOf(request) + 70_000));
    };
    await withRegistry(script, async (registry, { host, seen }) => {
      expect(digestOf(await read(registry.repository(`${host}/a/b`).blob(layer)))).toBe(layer.digest);
      expect(seen.length).toBeGreaterThanOrEqual(5);
    });
  });

  test('is given up after three tries in a row without a byte', async () => {
    await withRegistry(
      (_, response) => void response.destroy(),
      async (registry, { host, seen }) => {
        await expect(read(registry.repository(`${host}/a/b`).blob(layer))).rejects.toMatchObject({
          code: 'unavailable',
          reason: 'connection-lost',
        });
        expect(seen).toHaveLength(3);
      },
    );
  });

  test('that stalls ends in one clear error', async () => {
    const script: Script = (request, response) => {
      response.writeHead(rangeOf(request) === 0 ? 200 : 206, { 'content-range': `bytes ${rangeOf(request)}-/*` });
      response.write(rangeOf(request) === 0 ? bytes.subarray(0, 1000) : '');
      response.flushHeaders();
    };
    await withRegistry(
      script,
      async (registry, { host, seen }) => {
        await expect(read(registry.repository(`${host}/a/b`).blob(layer))).rejects.toMatchObject({
          code: 'deadline-exceeded',
          reason: 'stalled',
          message: expect.stringContaining('stalled'),
        });
        expect(seen.map(rangeOf)).toEqual([0, 1000, 1000]);
      },
      { stallTimeoutMs: 60 },
    );
  });

  test('that is slow to be read does not count as stalled', async () => {
    const large = Buffer.alloc(8 * 1024 * 1024);
    const descriptor = { ...layer, digest: digestOf(large), size: large.length };
    await withRegistry(
      (_, response) => void response.end(large),
      async (registry, { host }) => {
        const chunks = registry.repository(`${host}/a/b`).blob(descriptor)[Symbol.asyncIterator]();
        await chunks.next();
        // Time itself is what is tested: longer than a stall may last, timers of a second's grain included.
        await new Promise((resolve) => setTimeout(resolve, 1200));
        for (let next = await chunks.next(); next.done !== true; next = await chunks.next());
      },
      { stallTimeoutMs: 60 },
    );
  });

  test.each<[string, Script, object]>([
    [
      'longer than its descriptor',
      (_, response) => void response.end(Buffer.concat([bytes, bytes])),
      { reason: 'size-mismatch' },
    ],
    ['cut short with the blessing of the host', (_, response) => void response.end(), { reason: 'truncated' }],
    ['corrupt', (_, response) => void response.end(Buffer.alloc(bytes.length)), { reason: 'digest-mismatch' }],
  ])('that is %s is refused', async (_, script, expected) => {
    await withRegistry(script, async (registry, { host }) => {
      await expect(read(registry.repository(`${host}/a/b`).blob(layer))).rejects.toMatchObject({
        code: 'data-loss',
        ...expected,
      });
    });
  });

  test('whose host answers with another range is refused', async () => {
    await withRegistry(
      (_, response) => void response.writeHead(206, { 'content-range': 'bytes 5-9/10' }).end('12345'),
      async (registry, { host }) => {
        await expect(read(registry.repository(`${host}/a/b`).blob(layer, { offset: 100 }))).rejects.toMatchObject({
          code: 'protocol-error',
          reason: 'wrong-range',
        });
      },
    );
  });

  test('that nobody wants any more is not downloaded any further', async () => {
    const endless: Script = (_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(bytes));
        response.once('drain', more);
      };
      more();
    };
    await withRegistry(endless, async (registry, host) => {
      for await (const chunk of registry.repository(`${host.host}/a/b`).blob({ ...layer, size: 1e12 })) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      await until(async () => (await host.connections()) === 0);
    });
  });

  test('is not read ahead of a slow reader by more than a little', async () => {
    let written = 0;
    const endless: Script = (_, response) => {
      const more = (): void => {
        do written += bytes.length;
        while (response.write(bytes));
        response.once('drain', more);
      };
      more();
    };
    await withRegistry(endless, async (registry, { host }) => {
      const blob = registry.repository(`${host}/a/b`).blob({ ...layer, size: 1e12 });
      const chunks = blob[Symbol.asyncIterator]();
      await chunks.next();
      let before = -1;
      await until(async () => {
        const still = before === written;
        before = written;
        await new Promise((resolve) => setTimeout(resolve, 50));
        return still && before === written;
      });
      // What waits with us, and in the buffers of the two sockets.
      expect(written).toBeLessThan(32 * 1024 * 1024);
      await chunks.return?.(undefined);
    });
  });
});

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

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}
