import { describe, expect, test } from '@jest/globals';
import type { Descriptor } from '../descriptor.js';
import { digestOf } from '../digest.js';
import { fixedHosts } from '../hosts/host-finder.js';
import { MEDIA_TYPES } from '../media-types.js';
import { openRegistry } from '../open-registry.js';
import { json, refuse, scriptedHost, type Script } from './scripted-host.test.support.js';

const bytes = Buffer.from('a layer');
const layer: Descriptor = { mediaType: MEDIA_TYPES.ociLayerGzip, digest: digestOf(bytes), size: bytes.length };
const manifestBytes = Buffer.from(
  JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPES.ociManifest, config: layer, layers: [layer] }),
);
const manifest: Descriptor = {
  mediaType: MEDIA_TYPES.ociManifest,
  digest: digestOf(manifestBytes),
  size: manifestBytes.length,
};

async function* content(...parts: Buffer[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield await Promise.resolve(part);
}

/** A registry that has nothing and takes all; `begin` answers the start of an upload. */
function taking(
  begin: Script = (_, response) => void response.writeHead(202, { location: '/upload/1?state=s' }).end(),
): Script {
  return (request, response) => {
    if (request.method === 'HEAD') response.writeHead(404).end();
    else if (request.method === 'POST') return begin(request, response);
    else response.writeHead(201).end();
  };
}

describe('an upload', () => {
  test('streams the bytes to where the registry wants them', async () => {
    await using host = await scriptedHost(taking());
    await using registry = openRegistry();
    const repository = registry.repository(`${host.host}/a/b`);
    await expect(repository.upload(layer, () => content(bytes.subarray(0, 3), bytes.subarray(3)))).resolves.toBe(
      'uploaded',
    );
    expect(host.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `HEAD /v2/a/b/blobs/${layer.digest}`,
      'POST /v2/a/b/blobs/uploads/',
      `PUT /upload/1?state=s&digest=${encodeURIComponent(layer.digest)}`,
    ]);
    expect(host.seen[2]?.body).toEqual(bytes);
    expect(host.seen[2]?.headers).toMatchObject({ 'content-length': String(bytes.length) });
  });

  test('of what is there already sends nothing', async () => {
    await using host = await scriptedHost(
      (_, response) => void response.writeHead(200, { 'content-length': bytes.length }).end(),
    );
    await using registry = openRegistry();
    await expect(registry.repository(`${host.host}/a`).upload(layer, () => content())).resolves.toBe('existed');
    expect(host.seen).toHaveLength(1);
  });

  test('is spared where another repository lends its blob', async () => {
    await using host = await scriptedHost(taking((_, response) => void response.writeHead(201).end()));
    await using registry = openRegistry();
    await expect(
      registry.repository(`${host.host}/a`).upload(layer, () => content(), { mountFrom: ['a', 'b'] }),
    ).resolves.toBe('mounted');
    expect(host.seen[1]?.path).toBe(`/v2/a/blobs/uploads/?mount=${encodeURIComponent(layer.digest)}&from=b`);
  });

  test('goes the usual way where the other repository may not be read', async () => {
    const begin: Script = (request, response) => {
      if (request.path.includes('from=')) refuse(response, 403, 'DENIED', 'not yours');
      else response.writeHead(202, { location: '/upload/1' }).end();
    };
    await using host = await scriptedHost(taking(begin));
    await using registry = openRegistry();
    await expect(
      registry.repository(`${host.host}/a`).upload(layer, () => content(bytes), { mountFrom: ['b'] }),
    ).resolves.toBe('uploaded');
  });

  test('opens the content anew for a second try', async () => {
    let puts = 0;
    await using host = await scriptedHost((request, response) => {
      if (request.method === 'PUT' && (puts += 1) === 1)
        refuse(response, 503, 'UNKNOWN', 'busy', { 'retry-after': '0' });
      else return taking()(request, response);
    });
    await using registry = openRegistry();
    let opened = 0;
    const open = (): AsyncIterable<Buffer> => {
      opened += 1;
      return content(bytes);
    };
    await expect(registry.repository(`${host.host}/a`).upload(layer, open)).resolves.toBe('uploaded');
    expect(opened).toBe(2);
  });

  test.each<[string, readonly Buffer[], object]>([
    ['corrupt', [Buffer.from('A LAYER')], { code: 'data-loss', reason: 'digest-mismatch' }],
    ['too short', [bytes.subarray(1)], { code: 'data-loss', reason: 'size-mismatch' }],
    ['too long', [bytes, bytes], { code: 'data-loss', reason: 'size-mismatch' }],
  ])('of content that is %s is refused, and not tried again', async (_, parts, expected) => {
    await using host = await scriptedHost(taking());
    await using registry = openRegistry();
    let opened = 0;
    const open = (): AsyncIterable<Buffer> => {
      opened += 1;
      return content(...parts);
    };
    await expect(registry.repository(`${host.host}/a`).upload(layer, open)).rejects.toMatchObject(expected);
    expect(opened).toBe(1);
  });

  test('of content that cannot be read throws why', async () => {
    await using host = await scriptedHost(taking());
    await using registry = openRegistry();
    async function* failing(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(bytes.subarray(0, 1));
      throw Object.assign(new Error('disk trouble'), { code: 'ENOSPC' });
    }
    await expect(registry.repository(`${host.host}/a`).upload(layer, failing)).rejects.toMatchObject({
      code: 'no-space',
      peerMessage: 'disk trouble',
    });
  });

  test('takes its credentials to no other host', async () => {
    await using storage = await scriptedHost((_, response) => void response.writeHead(201).end());
    const script: Script = (request, response) => {
      if (request.headers.authorization === undefined)
        response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end();
      else
        return taking((_, begun) => void begun.writeHead(202, { location: `${storage.origin}/put` }).end())(
          request,
          response,
        );
    };
    await using host = await scriptedHost(script);
    await using registry = openRegistry({
      credentials: () => Promise.resolve({ kind: 'password', username: 'u', password: 'p' }),
    });
    await expect(registry.repository(`${host.host}/a`).upload(layer, () => content(bytes))).resolves.toBe('uploaded');
    expect(storage.seen[0]?.body).toEqual(bytes);
    expect(storage.seen[0]?.headers).not.toHaveProperty('authorization');
  });

  test('goes to the first host that may be written to, and nowhere where there is none', async () => {
    await using host = await scriptedHost(taking());
    const pullOnly = { url: 'http://127.0.0.1:1', capabilities: ['pull' as const] };
    await using registry = openRegistry({
      hosts: fixedHosts({
        'r.io': { mirrors: [pullOnly], upstream: { url: host.origin } },
        'q.io': { upstream: pullOnly },
      }),
    });
    await expect(registry.repository('r.io/a').upload(layer, () => content(bytes))).resolves.toBe('uploaded');
    await expect(registry.repository('q.io/a').upload(layer, () => content(bytes))).rejects.toMatchObject({
      code: 'failed-precondition',
      reason: 'no-host',
    });
  });
});

describe('a manifest', () => {
  test('is put under its tag, or its digest', async () => {
    await using host = await scriptedHost(taking());
    await using registry = openRegistry();
    const repository = registry.repository(`${host.host}/a`);
    await expect(
      repository.putManifest({ mediaType: manifest.mediaType, bytes: manifestBytes, tag: 'v1' }),
    ).resolves.toEqual(manifest);
    await expect(repository.putManifest({ mediaType: manifest.mediaType, bytes: manifestBytes })).resolves.toEqual(
      manifest,
    );
    expect(host.seen.map(({ path }) => path)).toEqual(['/v2/a/manifests/v1', `/v2/a/manifests/${manifest.digest}`]);
    expect(host.seen[0]).toMatchObject({ body: manifestBytes, headers: { 'content-type': manifest.mediaType } });
  });

  test('that is malformed, or has no right tag, is not sent', async () => {
    await using host = await scriptedHost(taking());
    await using registry = openRegistry();
    const repository = registry.repository(`${host.host}/a`);
    await expect(
      repository.putManifest({ mediaType: manifest.mediaType, bytes: Buffer.from('{}') }),
    ).rejects.toMatchObject({ field: 'manifest.schemaVersion' });
    await expect(
      repository.putManifest({ mediaType: manifest.mediaType, bytes: manifestBytes, tag: '-' }),
    ).rejects.toMatchObject({ field: 'tag' });
    expect(host.seen).toEqual([]);
  });

  test('that the registry stores as something else is told', async () => {
    await using host = await scriptedHost(
      (_, response) => void response.writeHead(201, { 'docker-content-digest': layer.digest }).end(),
    );
    await using registry = openRegistry();
    await expect(
      registry.repository(`${host.host}/a`).putManifest({ mediaType: manifest.mediaType, bytes: manifestBytes }),
    ).rejects.toMatchObject({
      code: 'data-loss',
      reason: 'digest-mismatch',
    });
  });

  test('whose blobs are missing is refused with the words of the registry', async () => {
    await using host = await scriptedHost((_, response) => {
      refuse(response, 404, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry');
    });
    await using registry = openRegistry();
    await expect(
      registry.repository(`${host.host}/a`).putManifest({ mediaType: manifest.mediaType, bytes: manifestBytes }),
    ).rejects.toMatchObject({
      code: 'failed-precondition',
      reason: 'MANIFEST_BLOB_UNKNOWN',
    });
  });
});

describe('existence', () => {
  test.each([
    [manifest, 'manifests'],
    [layer, 'blobs'],
  ])('of %j is asked under %s', async (descriptor, kind) => {
    await using host = await scriptedHost((_, response) => void response.writeHead(200).end());
    await using registry = openRegistry();
    await expect(registry.repository(`${host.host}/a`).exists(descriptor)).resolves.toBe(true);
    expect(host.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `HEAD /v2/a/${kind}/${descriptor.digest}`,
    ]);
  });

  test('that the host says no to is false, and that it does not tell an error', async () => {
    let status = 404;
    await using host = await scriptedHost((_, response) => void response.writeHead(status).end());
    await using registry = openRegistry();
    const repository = registry.repository(`${host.host}/a`);
    await expect(repository.exists(layer)).resolves.toBe(false);
    status = 403;
    await expect(repository.exists(layer)).rejects.toMatchObject({ code: 'permission-denied' });
  });
});

describe('referrers', () => {
  const signature = { mediaType: MEDIA_TYPES.ociManifest, digest: layer.digest, size: 1, artifactType: 'a/signature' };
  const bom = { ...signature, artifactType: 'a/bom' };
  const index = (...manifests: object[]): object => ({ schemaVersion: 2, mediaType: MEDIA_TYPES.ociIndex, manifests });

  test('come from the API, over all pages', async () => {
    await using host = await scriptedHost((request, response) => {
      const first = !request.path.includes('page=2');
      json(
        response,
        200,
        index(first ? signature : bom),
        first ? { link: '</v2/a/referrers/x?page=2>; rel="next"' } : {},
      );
    });
    await using registry = openRegistry();
    const repository = registry.repository(`${host.host}/a`);
    await expect(repository.referrers(manifest.digest)).resolves.toEqual([signature, bom]);
    expect(host.seen[0]?.path).toBe(`/v2/a/referrers/${manifest.digest}`);
    await expect(repository.referrers(manifest.digest, { artifactType: 'a/bom' })).resolves.toEqual([bom]);
    expect(host.seen[2]?.path).toContain('?artifactType=a%2Fbom');
  });

  test('come from the tag where the host has no such API, and are none where that is not there either', async () => {
    let tagged = true;
    await using host = await scriptedHost((request, response) => {
      if (tagged && request.path === `/v2/a/manifests/${manifest.digest.replace(':', '-')}`)
        json(response, 200, index(signature));
      else response.writeHead(404).end();
    });
    await using registry = openRegistry();
    const repository = registry.repository(`${host.host}/a`);
    await expect(repository.referrers(manifest.digest)).resolves.toEqual([signature]);
    tagged = false;
    await expect(repository.referrers(manifest.digest)).resolves.toEqual([]);
  });
});
