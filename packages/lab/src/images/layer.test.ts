import { gunzipSync, gzipSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { buildLayer, digestOf } from './layer.js';
import { directory, file, hardlink, opaque, symlink, whiteout } from './layer-entry.js';
import { noise } from './noise.js';

const ENTRIES = [
  directory('etc'),
  file('etc/passwd', 'root', { mode: 0o600, uid: 1, gid: 2 }),
  symlink('etc/link', 'passwd'),
  hardlink('etc/same', 'etc/passwd'),
];

describe('a layer', () => {
  test.each([
    ['oci', 'none', 'application/vnd.oci.image.layer.v1.tar'],
    ['oci', 'gzip', 'application/vnd.oci.image.layer.v1.tar+gzip'],
    ['oci', 'zstd', 'application/vnd.oci.image.layer.v1.tar+zstd'],
    ['docker', 'gzip', 'application/vnd.docker.image.rootfs.diff.tar.gzip'],
  ] as const)('of %s, packed by %s, is %s', async (family, compression, mediaType) => {
    expect((await buildLayer(ENTRIES, compression, family)).descriptor.mediaType).toBe(mediaType);
  });

  test.each([
    ['gzip', gunzipSync],
    ['zstd', zstdDecompressSync],
  ] as const)('packed by %s unpacks to its diff id', async (compression, unpack) => {
    const layer = await buildLayer(ENTRIES, compression, 'oci');
    const bytes = await layer.bytes();
    expect(layer.descriptor).toMatchObject({ digest: digestOf(bytes), size: bytes.length });
    expect(digestOf(unpack(bytes))).toBe(layer.diffId);
  });

  test('is the same on every run, made at once or whenever it is wanted', async () => {
    const once = await buildLayer(ENTRIES, 'gzip', 'oci');
    const anew = await buildLayer(() => ENTRIES, 'gzip', 'oci');
    expect(anew.descriptor).toEqual(once.descriptor);
    expect(digestOf(await anew.bytes())).toBe(once.descriptor.digest);
  });
});

describe('entries that remove', () => {
  test.each([
    ['a file at the top', whiteout('gone'), '.wh.gone'],
    ['a file further down', whiteout('a/b/gone'), 'a/b/.wh.gone'],
    ['all that a folder had', opaque('a/b'), 'a/b/.wh..wh..opq'],
  ])('%s', (_, entry, path) => {
    expect(entry).toMatchObject({ kind: 'file', path });
  });
});

describe('noise', () => {
  test('is the same for one seed, other for another, and shrinks to about six tenths', () => {
    const some = noise(1, 1_000_000);
    expect(noise(1, 1_000_000)).toEqual(some);
    expect(digestOf(noise(2, 1_000_000))).not.toBe(digestOf(some));
    expect(gzipSync(some).length / some.length).toBeCloseTo(0.6, 1);
  });
});
