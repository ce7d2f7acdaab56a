import { BerthError } from '@berth/foundation';
import type { Content } from '../content/content.js';
import type { Features } from '../introspection/introspection.js';
import type { Descriptor } from '../registry/index.js';
import type { CallOptions } from '../session/call-options.js';
import { chainIds } from './chain-id.js';
import { snapshotLabel, uncompressedLabel } from './gc-labels.js';
import type { ImagesContext } from './images-context.js';
import { UNPACKED_LIMIT_BYTES } from './unpacked-limit.js';
import { unpackLayers, type LayerToUnpack, type UnpackTarget } from './unpack.js';

/** An image to be unpacked. */
export interface ImageToUnpack {
  /** What is being done to it, for errors: `images.pull docker.io/library/busybox:latest`. */
  readonly what: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  /** What each layer is when it is unpacked, as the configuration says. */
  readonly diffIds: readonly string[];
}

/** Where an image is unpacked, and on whose behalf. */
export interface UnpackOptions extends Pick<UnpackTarget, 'namespace' | 'lease' | 'signal'> {
  /** Default: the daemon's. */
  readonly snapshotter: string | undefined;
  /** The most bytes that a layer may unpack to. Default 64 GiB. */
  readonly unpackedLimitBytes: number | undefined;
}

/**
 * Unpacks an image into snapshots and labels its content as containerd's own client does. `progressOf` tells how far a layer is.
 * @throws BerthError `data-loss` with reason `layers-mismatch` where manifest and configuration disagree, `resource-exhausted` with
 * reason `layer-bomb`
 */
export async function unpackImage(
  context: ImagesContext,
  image: ImageToUnpack,
  { snapshotter, unpackedLimitBytes: limitBytes = UNPACKED_LIMIT_BYTES, ...on }: UnpackOptions,
  progressOf: (layer: Descriptor) => Pick<LayerToUnpack, 'fetched' | 'onState'>,
): Promise<void> {
  const { layers, diffIds } = image;
  if (diffIds.length !== layers.length) {
    const counts = `the manifest has ${layers.length} layers and the configuration ${diffIds.length}`;
    throw new BerthError('data-loss', `${image.what}: ${counts}`, { reason: 'layers-mismatch' });
  }
  const snapshots = context.snapshots(snapshotter);
  const rebase = unpacksSideBySide(await context.introspection.features({ signal: on.signal }), snapshots.snapshotter);
  await unpackLayers(
    { snapshots, diff: context.diff, flights: context.snapshotFlights, rebase, limitBytes, ...on },
    layers.map((descriptor, n) => ({ descriptor, diffId: diffIds[n] ?? '', ...progressOf(descriptor) })),
  );
  await labelUnpacked(context.content, image, snapshots.snapshotter, { namespace: on.namespace, signal: on.signal });
}

/** Whether layers are applied side by side: a snapshot's parent can then be named when it is committed. */
function unpacksSideBySide({ snapshotters }: Features, snapshotter: string): boolean {
  return snapshotter === 'overlayfs' && (snapshotters['overlayfs'] ?? []).includes('rebase');
}

/** Tells the garbage collector that the snapshots belong to the image, and everyone which layer unpacks to what. */
async function labelUnpacked(
  content: Content,
  { config, layers, diffIds }: ImageToUnpack,
  snapshotter: string,
  options: CallOptions,
): Promise<void> {
  const top = chainIds(diffIds).at(-1);
  const perLayer = new Map(layers.map(({ digest }, n) => [digest, diffIds[n] ?? '']));
  await Promise.all([
    top === undefined ? undefined : content.setLabels(config.digest, snapshotLabel(snapshotter, top), options),
    ...[...perLayer].map(([digest, diffId]) => labelLayer(content, digest, uncompressedLabel(diffId), options)),
  ]);
}

/** Whoever needs the snapshots alone may have deleted a layer: what was unpacked earlier stays unpacked without it. */
async function labelLayer(
  content: Content,
  digest: string,
  labels: Readonly<Record<string, string>>,
  options: CallOptions,
): Promise<void> {
  try {
    await content.setLabels(digest, labels, options);
  } catch (error) {
    if (!BerthError.is(error, 'not-found')) throw error;
  }
}
