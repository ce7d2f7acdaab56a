import { describe, expect, test } from '@jest/globals';
import { parseImageConfig } from '../../oci/index.js';
import type { Image } from '../image.js';
import { progressTracker, type PullProgress } from './progress.js';

const REFERENCE = 'docker.io/library/busybox:latest';
const IMAGE: Image = {
  name: REFERENCE,
  target: { mediaType: 'application/vnd.oci.image.index.v1+json', digest: `sha256:${'a'.repeat(64)}`, size: 1 },
  labels: {},
  createdAt: undefined,
  updatedAt: undefined,
  platform: { os: 'linux', architecture: 'amd64' },
  manifest: { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: `sha256:${'b'.repeat(64)}`, size: 1 },
  configDescriptor: {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    digest: `sha256:${'c'.repeat(64)}`,
    size: 1,
  },
  config: parseImageConfig({ os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: [] } }),
  layers: [],
  snapshot: '',
};

function tracked() {
  const told: PullProgress[] = [];
  const tracker = progressTracker(REFERENCE, (progress) => told.push(progress));
  const last = () => told[told.length - 1];
  return { told, tracker, last };
}

describe("a pull's progress", () => {
  test('begins with nothing known, and is told of at once', () => {
    expect(tracked().told).toStrictEqual([
      {
        state: 'resolving',
        reference: REFERENCE,
        layers: [],
        downloadedBytes: 0,
        totalBytes: 0,
      },
    ]);
  });

  test('sums its layers, which keep their order', () => {
    const { tracker, last } = tracked();
    tracker.resolved('sha256:d');
    tracker.layers([
      { digest: 'low', size: 100 },
      { digest: 'high', size: 50 },
    ]);
    tracker.layer('high', { state: 'downloading', downloadedBytes: 20 });
    tracker.layer('low', { downloadedBytes: 5 });
    tracker.layer('none of these', { downloadedBytes: 1000 });
    expect(last()).toStrictEqual({
      state: 'fetching',
      reference: REFERENCE,
      digest: 'sha256:d',
      layers: [
        { digest: 'low', state: 'waiting', downloadedBytes: 5, totalBytes: 100 },
        { digest: 'high', state: 'downloading', downloadedBytes: 20, totalBytes: 50 },
      ],
      downloadedBytes: 25,
      totalBytes: 150,
    });
  });

  test('moves a layer that is there twice in both places', () => {
    const { tracker, last } = tracked();
    tracker.layers([
      { digest: 'same', size: 10 },
      { digest: 'same', size: 10 },
    ]);
    tracker.layer('same', { state: 'downloaded', downloadedBytes: 10 });
    expect(last()).toMatchObject({ downloadedBytes: 20, totalBytes: 20 });
  });

  test('ends with all layers done and the image', () => {
    const { tracker, last } = tracked();
    tracker.layers([{ digest: 'low', size: 100 }]);
    tracker.done(IMAGE);
    expect(last()).toMatchObject({
      state: 'done',
      digest: IMAGE.target.digest,
      image: IMAGE,
      layers: [{ state: 'done', downloadedBytes: 100 }],
      downloadedBytes: 100,
    });
  });

  test('never changes what was told before', () => {
    const { told, tracker } = tracked();
    tracker.layers([{ digest: 'low', size: 100 }]);
    const before = structuredClone(told[1]);
    tracker.layer('low', { downloadedBytes: 100 });
    tracker.done(IMAGE);
    expect(told[1]).toEqual(before);
  });
});
