import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startRegistry, type PrivateRegistry } from '@berth/lab';
import { digestOf, MEDIA_TYPES, openRegistry, type Descriptor, type Registry } from '@berth/core-client';

const CHUNK = randomBytes(1024 * 1024);
const CHUNKS = 24;
const layer: Descriptor = { mediaType: MEDIA_TYPES.ociLayer, digest: digestOfLayer(), size: CHUNKS * CHUNK.length };
const configBytes = Buffer.from(
  JSON.stringify({ os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: [layer.digest] } }),
);
const config: Descriptor = {
  mediaType: MEDIA_TYPES.ociConfig,
  digest: digestOf(configBytes),
  size: configBytes.length,
};
const manifestBytes = Buffer.from(
  JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPES.ociManifest, config, layers: [layer] }),
);
const absent = { ...layer, digest: digestOf(Buffer.from('absent')) };

function digestOfLayer(): Descriptor['digest'] {
  const hash = createHash('sha256');
  for (let index = 0; index < CHUNKS; index += 1) hash.update(CHUNK);
  return `sha256:${hash.digest('hex')}`;
}

async function* layerContent(): AsyncGenerator<Buffer> {
  for (let index = 0; index < CHUNKS; index += 1) yield await Promise.resolve(CHUNK);
}

async function* configContent(): AsyncGenerator<Buffer> {
  yield await Promise.resolve(configBytes);
}

async function countBytes(chunks: AsyncIterable<Buffer>): Promise<number> {
  let bytes = 0;
  for await (const chunk of chunks) bytes += chunk.length;
  return bytes;
}

describe.each([
  ['open to everybody', false],
  ['with basic authentication', true],
])('a real registry %s', (_, auth) => {
  let daemon: PrivateRegistry;
  let registry: Registry;

  beforeAll(async () => {
    daemon = await startRegistry({ auth });
    const { credentials } = daemon;
    registry = openRegistry({
      credentials: () => Promise.resolve(credentials && { kind: 'password', ...credentials }),
    });
  });

  afterAll(async () => {
    await registry.close();
    await daemon[Symbol.asyncDispose]();
  });

  test('takes an image and gives it back', async () => {
    const repository = registry.repository(`${daemon.host}/team/image`);
    await expect(repository.exists(layer)).resolves.toBe(false);
    await expect(repository.upload(layer, layerContent)).resolves.toBe('uploaded');
    await expect(repository.upload(layer, layerContent)).resolves.toBe('existed');
    await expect(repository.upload(config, configContent)).resolves.toBe('uploaded');
    const pushed = await repository.putManifest({
      mediaType: MEDIA_TYPES.ociManifest,
      bytes: manifestBytes,
      tag: 'v1',
    });

    const { descriptor, reference } = await registry.resolve(`${daemon.host}/team/image:v1`);
    expect(descriptor).toEqual(pushed);
    expect(reference).toEqual({ registry: daemon.host, repository: 'team/image', tag: 'v1' });
    await expect(registry.resolve(`${daemon.host}/team/image@${pushed.digest}`)).resolves.toMatchObject({
      descriptor: pushed,
    });
    await expect(repository.manifest(descriptor)).resolves.toMatchObject({
      bytes: manifestBytes,
      document: { config, layers: [layer] },
    });
    await expect(countBytes(repository.blob(layer))).resolves.toBe(layer.size);
    await expect(countBytes(repository.blob(layer, { offset: layer.size - 10 }))).resolves.toBe(10);
    await expect(repository.exists(pushed)).resolves.toBe(true);
    await expect(repository.referrers(pushed.digest)).resolves.toEqual([]);
  });

  test('lends a blob of one repository to another', async () => {
    const blob = { ...config, mediaType: MEDIA_TYPES.ociConfig };
    await registry.repository(`${daemon.host}/team/lender`).upload(blob, configContent);
    const borrower = registry.repository(`${daemon.host}/team/borrower`);
    await expect(borrower.upload(blob, configContent, { mountFrom: ['team/lender'] })).resolves.toBe('mounted');
    await expect(countBytes(borrower.blob(blob))).resolves.toBe(blob.size);
  });

  test('says what it does not have', async () => {
    const repository = registry.repository(`${daemon.host}/team/image`);
    await expect(repository.resolve('none')).rejects.toMatchObject({ code: 'not-found', reason: 'MANIFEST_UNKNOWN' });
    await expect(countBytes(repository.blob(absent))).rejects.toMatchObject({
      code: 'not-found',
      reason: 'BLOB_UNKNOWN',
    });
  });

  test('refuses a manifest whose blobs it does not have', async () => {
    const bytes = Buffer.from(
      JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPES.ociManifest, config, layers: [absent] }),
    );
    const repository = registry.repository(`${daemon.host}/team/image`);
    await expect(
      repository.putManifest({ mediaType: MEDIA_TYPES.ociManifest, bytes, tag: 'bad' }),
    ).rejects.toMatchObject({
      peerMessage: expect.stringContaining('unknown'),
    });
  });

  test(auth ? 'lets in nobody without the right password' : 'asks nobody for a password', async () => {
    for (const credentials of [undefined, { kind: 'password' as const, username: 'berth', password: 'wr0ng' }]) {
      await using other = openRegistry({ credentials: () => Promise.resolve(credentials) });
      const reached = await other.resolve(`${daemon.host}/team/nothing`).catch((error: unknown) => error);
      expect(reached).toMatchObject({ code: auth ? 'unauthenticated' : 'not-found' });
      expect(String(reached)).not.toContain('wr0ng');
    }
  });
});
