import { BerthError, invalidArgument } from '@berth/foundation';
import type { HeldLease } from '../../leases/leases.js';
import { underLease } from '../../leases/under-lease.js';
import type { Platform } from '../../registry/index.js';
import type { CallOptions } from '../../session/call-options.js';
import { checkLabels } from '../../session/identifiers.js';
import { checkOptionalWhole } from '../../session/whole-number.js';
import { childLabels } from '../gc-labels.js';
import type { ImageInfo } from '../image-store.js';
import { keepForCaller } from '../keep-for-caller.js';
import { checkPlatform, openImage, readConfig, wantedPlatform } from '../open-image.js';
import { ensureBlob, type BlobTarget } from '../pull/fetch-blob.js';
import type { ImagesContext } from '../images-context.js';
import { documentsOf } from '../tree/image-tree.js';
import { readTree } from '../tree/read-tree.js';
import { unpackStored } from '../unpack-stored.js';
import { archiveError } from './archive-error.js';
import { imagesOfDockerArchive, type DockerImage } from './docker-archive.js';
import { imagesOfLayout, type ArchivedImage } from './oci-layout.js';
import { readArchive, type ReadArchive } from './read-archive.js';

/** How an archive is imported. */
export interface ImportOptions extends CallOptions {
  /** The name of the archive's only image, whatever the archive calls it. Default the archive's names. */
  readonly name?: string | undefined;
  /** Unpack the images into snapshots. Default false. */
  readonly unpack?: boolean | undefined;
  /** Which platform is unpacked. Default this machine's. */
  readonly platform?: string | Platform | undefined;
  /** Default the client's. */
  readonly snapshotter?: string | undefined;
  /** The most that a layer may unpack to, in bytes, each file counted as 4 KiB at least. Default 64 GiB. */
  readonly unpackedLimitBytes?: number | undefined;
  /** Labels of the images' records. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** The largest entry accepted, in bytes as it comes. Default 32 GiB. */
  readonly layerLimitBytes?: number | undefined;
  /** The most entries accepted. Default 65,536. */
  readonly entryLimit?: number | undefined;
}

const LAYER_LIMIT_BYTES = 32 * 1024 ** 3;
const ENTRY_LIMIT = 65_536;

/** See `Images.import`. */
export async function importImages(
  context: ImagesContext,
  archive: AsyncIterable<Uint8Array>,
  options: ImportOptions = {},
): Promise<readonly ImageInfo[]> {
  if (options.name === '') throw invalidArgument('name', 'must not be empty');
  wantedPlatform(options.platform);
  checkLabels('labels', options.labels);
  checkOptionalWhole('layerLimitBytes', options.layerLimitBytes, 1);
  checkOptionalWhole('unpackedLimitBytes', options.unpackedLimitBytes, 1);
  checkOptionalWhole('entryLimit', options.entryLimit, 1);
  const namespace = options.namespace ?? context.namespace;
  const { signal } = options;
  // Of an archive that is refused nothing stays.
  return underLease(context.leases, { namespace, signal, collectOnFailure: true }, (lease) =>
    importUnder(context, archive, lease, { ...options, namespace }),
  );
}

async function importUnder(
  context: ImagesContext,
  archive: AsyncIterable<Uint8Array>,
  lease: HeldLease,
  options: ImportOptions,
): Promise<readonly ImageInfo[]> {
  const { namespace, signal } = options;
  const { content, labelling } = context;
  const target: BlobTarget = { content, namespace, labelling, signal, lease: () => lease.id };
  const read = await readArchive(target, archive, {
    entryBytes: options.layerLimitBytes ?? LAYER_LIMIT_BYTES,
    entries: options.entryLimit ?? ENTRY_LIMIT,
  });
  const images = named(await archivedImages(target, read), options.name);
  for (const image of images) {
    await complete(context, target, image, options);
    await keepForCaller(context, image.target.digest, options);
  }
  const infos: ImageInfo[] = [];
  for (const { target: descriptor, names } of images) {
    for (const name of names) {
      infos.push(await context.store.put({ name, target: descriptor, labels: options.labels }, { namespace, signal }));
    }
  }
  return infos;
}

async function archivedImages(target: BlobTarget, read: ReadArchive): Promise<readonly ArchivedImage[]> {
  const index = read.documents.get('index.json');
  if (index !== undefined) return imagesOfLayout(read.documents.get('oci-layout'), index);
  const manifest = read.documents.get('manifest.json');
  if (manifest === undefined) {
    throw archiveError(
      'unknown-layout',
      undefined,
      'is neither an OCI layout nor made by docker save: it has no index.json and no manifest.json',
    );
  }
  const images = imagesOfDockerArchive(read, manifest);
  for (const image of images) await writeManifest(target, image);
  return images;
}

/** Docker's layers are mostly not packed; then what they must unpack to can be checked here and now. */
async function writeManifest(
  target: BlobTarget,
  { target: descriptor, manifest, config, layers }: DockerImage,
): Promise<void> {
  const { namespace, signal } = target;
  const { rootfs } = (await readConfig(target.content, config, { namespace, signal })).config;
  if (rootfs.diff_ids.length !== layers.length) {
    throw archiveError(
      'malformed-document',
      'manifest.json',
      `has ${layers.length} layers and the configuration ${rootfs.diff_ids.length}`,
    );
  }
  for (const [n, layer] of layers.entries()) {
    const isPlain = !/zstd|gzip/.test(layer.descriptor.mediaType);
    if (!isPlain || layer.descriptor.digest === rootfs.diff_ids[n]) continue;
    throw archiveError(
      'digest-mismatch',
      layer.path,
      `has the digest ${layer.descriptor.digest}, and the configuration says ${rootfs.diff_ids[n] ?? ''}`,
    );
  }
  await ensureBlob(target, {
    descriptor,
    ref: `import-${descriptor.digest}`,
    labels: {},
    source: (offset) => [manifest.subarray(offset)],
  });
}

function named(images: readonly ArchivedImage[], name: string | undefined): readonly ArchivedImage[] {
  if (images.length === 0) throw archiveError('unknown-layout', undefined, 'holds no image');
  if (name !== undefined) {
    if (images.length > 1)
      throw invalidArgument('name', `cannot be given to all of the archive's ${images.length} images`);
    return images.map((image) => ({ ...image, names: [name] }));
  }
  for (const { target, names } of images) {
    if (names.length > 0) continue;
    throw archiveError(
      'image-without-name',
      undefined,
      `has no name for its image ${target.digest}; give one with the option name`,
    );
  }
  return images;
}

/** Sees that all of an image is here, ties its parts together for the garbage collector, and unpacks it where that is wanted. */
async function complete(
  context: ImagesContext,
  target: BlobTarget,
  image: ArchivedImage,
  options: ImportOptions,
): Promise<void> {
  const { content, namespace, signal } = target;
  const name = image.names[0] ?? '';
  const calls = { namespace, signal };
  const tree = await readTree(content, name, image.target, { ...calls, missing: 'leave-out' }).catch(
    (error: unknown) => {
      if (!BerthError.is(error) || error.reason !== 'incomplete-image') throw error;
      const what = `lacks a part of image "${name}": a manifest, a configuration or a layer of ${image.target.digest} is not in it`;
      throw archiveError('missing-entry', undefined, what, error);
    },
  );
  for (const { descriptor, document } of documentsOf(tree)) {
    await content.setLabels(descriptor.digest, childLabels(document), calls);
  }
  if (options.unpack !== true) return;
  const info = { name, target: image.target, labels: {}, createdAt: undefined, updatedAt: undefined };
  const platform = wantedPlatform(options.platform);
  const opened = await openImage(content, info, platform, calls);
  checkPlatform(opened.platform, platform, `image "${name}"`);
  await unpackStored(context, opened, {
    ...calls,
    snapshotter: options.snapshotter,
    unpackedLimitBytes: options.unpackedLimitBytes,
  });
}
