import { describe, expect, test } from '@jest/globals';
import { type Script } from './scripted-host.test.support.js';
import { layer, manifest, manifestBytes, sendManifest, withRegistry } from './scripted-image.test.support.js';

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
