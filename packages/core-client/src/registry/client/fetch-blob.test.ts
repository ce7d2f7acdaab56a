import { describe, expect, test } from '@jest/globals';
import { digestOf } from '../digest.js';
import type { Script } from './scripted-host.test.support.js';
import { bytes, layer, rangeOf, read, sendRange, withRegistry } from './scripted-image.test.support.js';

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
});
