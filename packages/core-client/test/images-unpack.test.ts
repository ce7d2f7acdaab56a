import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { duplicateLayersImage, manyLayersImage, push, startRegistry, type PrivateRegistry } from '@berth/lab';
import type { Containerd, Image } from '@berth/core-client';
import { connectTo, daemonFixture, type DaemonFixture } from './fixture.js';

let fixture: DaemonFixture;
let registry: PrivateRegistry;
let containerd: Containerd;
let counted = 0;

beforeAll(async () => {
  [fixture, registry] = await Promise.all([daemonFixture('unpack'), startRegistry()]);
}, 60_000);

beforeEach(async () => {
  containerd = await connectTo(fixture.daemon, `unpack-${(counted += 1)}`);
});

afterEach(() => containerd.close());

afterAll(async () => {
  await registry[Symbol.asyncDispose]();
  await fixture[Symbol.asyncDispose]();
}, 60_000);

const labelsOf = async (digest: string): Promise<Readonly<Record<string, string>>> =>
  (await containerd.content.info(digest)).labels;

/** By its digest, what each layer is labelled to unpack to. */
async function uncompressed({ layers }: Image): Promise<Readonly<Record<string, string | undefined>>> {
  const labels = layers.map(async ({ digest }) => [digest, (await labelsOf(digest))['containerd.io/uncompressed']]);
  return Object.fromEntries(await Promise.all(labels)) as Readonly<Record<string, string | undefined>>;
}

const diffIdsOf = ({ layers, config }: Image): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(layers.map(({ digest }, n) => [digest, config.rootfs.diff_ids[n]]));

describe('unpacking an image that is in the content store', () => {
  test.each([
    ['many', () => manyLayersImage(5)],
    ['duplicate', () => duplicateLayersImage()],
  ])('labels its content as a pull does: %s layers', async (name, build) => {
    const reference = await push(await build(), { host: registry.host, name });
    const image = await containerd.images.pull(reference, { unpack: false }).image();
    expect(new Set(Object.values(await uncompressed(image)))).toEqual(new Set([undefined]));

    await containerd.images.unpack(reference);
    expect(await uncompressed(image)).toEqual(diffIdsOf(image));
    expect(await labelsOf(image.configDescriptor.digest)).toMatchObject({
      'containerd.io/gc.ref.snapshot.overlayfs': image.snapshot,
    });
    await expect(containerd.snapshots().stat(image.snapshot)).resolves.toMatchObject({ kind: 'committed' });
  });

  test('once unpacked it stays so without its layers, and those that are there keep their labels', async () => {
    const reference = await push(await manyLayersImage(3), { host: registry.host, name: 'gone' });
    const image = await containerd.images.pull(reference).image();
    const gone = image.layers[0]?.digest ?? '';
    await containerd.content.delete(gone);

    await containerd.images.unpack(reference);
    await expect(containerd.content.info(gone)).rejects.toMatchObject({ code: 'not-found' });
    const rest = { ...image, layers: image.layers.slice(1) };
    expect(await uncompressed(rest)).toEqual(
      Object.fromEntries(rest.layers.map(({ digest }) => [digest, diffIdsOf(image)[digest]])),
    );
  });
});
