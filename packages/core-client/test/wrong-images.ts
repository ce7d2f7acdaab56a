import { expect } from '@jest/globals';
import { digestOf, manyLayersImage, type BuiltImage } from '@berth/lab';

/** An image whose configuration is changed. */
async function withConfig(change: (config: Record<string, unknown>) => string): Promise<BuiltImage> {
  const image = await manyLayersImage(3);
  const [manifest] = image.documents;
  const before: unknown = JSON.parse(Buffer.from(await image.config.bytes()).toString());
  if (typeof before !== 'object' || before === null) throw new Error('a configuration is an object');
  const bytes = Buffer.from(change(Object.fromEntries(Object.entries(before))));
  const config = {
    descriptor: { ...image.config.descriptor, digest: digestOf(bytes), size: bytes.length },
    bytes: () => Promise.resolve(bytes),
  };
  return withManifest({ ...image, config, blobs: [config, ...image.layers] }, manifest?.descriptor.mediaType ?? '');
}

function withManifest(image: BuiltImage, mediaType: string): BuiltImage {
  const layers = image.layers.map(({ descriptor }) => descriptor);
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, config: image.config.descriptor, layers }));
  const descriptor = { mediaType, digest: digestOf(bytes), size: bytes.length };
  return { ...image, descriptor, documents: [{ descriptor, bytes: () => Promise.resolve(bytes) }] };
}

/** Its second layer is not what its configuration says. */
export async function wrongDiffId(): Promise<BuiltImage> {
  const image = await manyLayersImage(3);
  const ids = [image.layers[0]?.diffId, digestOf(Buffer.from('another')), image.layers[2]?.diffId];
  return withConfig((config) => JSON.stringify({ ...config, rootfs: { type: 'layers', diff_ids: ids } }));
}

/** Its configuration names one layer of three. */
async function fewerDiffIds(): Promise<BuiltImage> {
  const image = await manyLayersImage(3);
  return withConfig((config) =>
    JSON.stringify({ ...config, rootfs: { type: 'layers', diff_ids: [image.layers[0]?.diffId] } }),
  );
}

/** Its configuration cannot be read. */
export function noJson(): Promise<BuiltImage> {
  return withConfig(() => '{"architecture":');
}

/** Its second layer is no archive. */
async function noArchive(): Promise<BuiltImage> {
  const image = await manyLayersImage(3);
  const bytes = Buffer.from('this is no archive');
  const [first, second, third] = image.layers;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('three layers were asked for');
  const bad = {
    ...second,
    descriptor: { ...second.descriptor, digest: digestOf(bytes), size: bytes.length },
    bytes: () => Promise.resolve(bytes),
  };
  const layers = [first, bad, third];
  return withManifest({ ...image, layers, blobs: [image.config, ...layers] }, image.descriptor.mediaType);
}

/** Its manifest names one layer over and over: more than can be mounted, in a few kilobytes. */
async function tooManyLayers(): Promise<BuiltImage> {
  const image = await manyLayersImage(2);
  const [, small] = image.layers;
  if (small === undefined) throw new Error('two layers were asked for');
  const layers = Array.from({ length: 501 }, () => small);
  return withManifest({ ...image, layers, blobs: [image.config, small] }, image.descriptor.mediaType);
}

/** Images that no way of pulling may take, and what each is refused with. */
export const WRONG_IMAGES: readonly {
  readonly what: string;
  readonly image: () => Promise<BuiltImage>;
  readonly expected: Readonly<Record<string, unknown>>;
}[] = [
  {
    what: 'a layer that is not what the configuration says',
    image: wrongDiffId,
    expected: { code: 'data-loss', reason: 'diff-id-mismatch' },
  },
  {
    what: 'fewer diff ids than layers',
    image: fewerDiffIds,
    expected: { code: 'data-loss', reason: 'layers-mismatch' },
  },
  {
    what: 'more layers than can be mounted',
    image: tooManyLayers,
    expected: { code: 'resource-exhausted', reason: 'too-many-layers' },
  },
  {
    what: 'a layer that is no archive',
    image: noArchive,
    expected: { object: expect.stringContaining('layer sha256:') },
  },
];
