import { describe, expect, test } from '@jest/globals';
import { MEDIA_TYPES, type Descriptor } from '../registry/index.js';
import { childLabels, mergedSource, snapshotLabel, sourceLabel } from './gc-labels.js';

const blob = (mediaType: string, digit: string): Descriptor => ({
  mediaType,
  digest: `sha256:${digit.repeat(64)}`,
  size: 1,
});
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

describe('labels against the garbage collector', () => {
  test('a manifest holds its configuration and its layers by their places, a layer that is there twice too', () => {
    const layer = blob(MEDIA_TYPES.ociLayerGzip, 'b');
    const labels = childLabels({
      kind: 'manifest',
      mediaType: MEDIA_TYPES.ociManifest,
      config: blob(MEDIA_TYPES.ociConfig, 'a'),
      layers: [layer, layer],
    });
    expect(labels).toEqual({
      'containerd.io/gc.ref.content.config': digest('a'),
      'containerd.io/gc.ref.content.l.0': digest('b'),
      'containerd.io/gc.ref.content.l.1': digest('b'),
    });
  });

  test('an index holds its manifests, indexes and whatever else it lists', () => {
    const labels = childLabels({
      kind: 'index',
      mediaType: MEDIA_TYPES.ociIndex,
      manifests: [
        blob(MEDIA_TYPES.ociManifest, 'a'),
        blob(MEDIA_TYPES.dockerIndex, 'b'),
        blob('application/x-other', 'c'),
      ],
    });
    expect(labels).toEqual({
      'containerd.io/gc.ref.content.m.0': digest('a'),
      'containerd.io/gc.ref.content.m.1': digest('b'),
      'containerd.io/gc.ref.content.2': digest('c'),
    });
  });

  test('an unpacked image and the source of a blob have one each', () => {
    expect(snapshotLabel('overlayfs', digest('a'))).toEqual({ 'containerd.io/gc.ref.snapshot.overlayfs': digest('a') });
    expect(sourceLabel('docker.io', 'library/busybox')).toEqual({
      'containerd.io/distribution.source.docker.io': 'library/busybox',
    });
  });
});

test.each([
  [undefined, 'library/a', 'library/a'],
  ['', 'library/a', 'library/a'],
  ['library/b', 'library/a', 'library/a,library/b'],
  ['library/a,library/b', 'library/b', 'library/a,library/b'],
  ['b,,a', 'c', 'a,b,c'],
])('a source of %p seen in %p too is %p', (current, repository, merged) => {
  expect(mergedSource('source', current, repository)).toBe(merged);
});

test('a source label that is full stays as it is', () => {
  const key = 'containerd.io/distribution.source.docker.io';
  const full = Array.from({ length: 311 }, (_, n) => `team/app-${String(n).padStart(3, '0')}`).join(',');
  expect(mergedSource(key, full, 'b')).toBe(`b,${full}`);
  expect(mergedSource(key, full, 'b-longer-one')).toBe(full);
});
