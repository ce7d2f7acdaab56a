import { BerthError } from '@berth/foundation';
import type { Image, ImageOptions } from './image.js';
import { snapshotLabel } from './gc-labels.js';
import type { ImagesContext } from './images-context.js';
import { unpackLayers } from './unpack.js';

/** Unpacks an image whose layers are in the content store. */
export async function unpackStored(
  context: ImagesContext,
  image: Image,
  options: (ImageOptions & { readonly snapshotter?: string | undefined }) | undefined,
): Promise<Image> {
  const { signal } = options ?? {};
  const namespace = options?.namespace ?? context.namespace;
  const snapshots = context.snapshots(options?.snapshotter);
  const diffIds = image.config.rootfs.diff_ids;
  if (diffIds.length !== image.layers.length) {
    const counts = `the manifest has ${image.layers.length} layers and the configuration ${diffIds.length}`;
    throw new BerthError('data-loss', `images.unpack "${image.name}": ${counts}`, { reason: 'layers-mismatch' });
  }
  await using lease = await context.leases.hold({ namespace, signal });
  const { snapshotters } = await context.introspection.features({ signal });
  await unpackLayers(
    {
      snapshots,
      diff: context.diff,
      flights: context.snapshotFlights,
      rebase: snapshots.snapshotter === 'overlayfs' && (snapshotters['overlayfs'] ?? []).includes('rebase'),
      namespace,
      lease: () => lease.id,
      signal,
    },
    image.layers.map((descriptor, n) => ({
      descriptor,
      diffId: diffIds[n] ?? '',
      fetched: () => Promise.resolve(),
    })),
  );
  if (image.snapshot !== '') {
    const labels = snapshotLabel(snapshots.snapshotter, image.snapshot);
    await context.content.setLabels(image.configDescriptor.digest, labels, { namespace, signal });
  }
  return image;
}
