import { underLease } from '../leases/under-lease.js';
import type { Image, UnpackImageOptions } from './image.js';
import type { ImagesContext } from './images-context.js';
import { keepForCaller } from './keep-for-caller.js';
import { unpackImage } from './unpack-image.js';

/** Unpacks an image whose layers are in the content store. */
export async function unpackStored(
  context: ImagesContext,
  image: Image,
  options: UnpackImageOptions | undefined,
): Promise<Image> {
  const { signal, snapshotter, unpackedLimitBytes } = options ?? {};
  const namespace = options?.namespace ?? context.namespace;
  await underLease(context.leases, { namespace, signal }, async (lease) => {
    await unpackImage(
      context,
      {
        what: `images.unpack "${image.name}"`,
        config: image.configDescriptor,
        layers: image.layers,
        diffIds: image.config.rootfs.diff_ids,
      },
      { snapshotter, unpackedLimitBytes, namespace, lease: () => lease.id, signal },
      () => ({ fetched: () => Promise.resolve() }),
    );
    await keepForCaller(context, image.target.digest, { ...options, namespace });
  });
  return image;
}
