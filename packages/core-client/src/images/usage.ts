import { BerthError } from '@berth/foundation';
import type { CallOptions } from '../session/call-options.js';
import type { Snapshots } from '../snapshots/snapshots.js';
import { chainIds } from './chain-id.js';
import type { Image, ImageOptions, ImageUsage } from './image.js';
import type { ImagesContext } from './images-context.js';

/** What an image of one platform takes, each blob and each snapshot counted once. */
export async function usageOf(
  context: ImagesContext,
  image: Image,
  options: (ImageOptions & { readonly snapshotter?: string | undefined }) | undefined,
): Promise<ImageUsage> {
  const blobs = new Set([
    image.target.digest,
    image.manifest.digest,
    image.configDescriptor.digest,
    ...image.layers.map(({ digest }) => digest),
  ]);
  const sizes = await Promise.all([...blobs].map((digest) => orNothing(sizeOf(context, digest, options))));
  const snapshots = context.snapshots(options?.snapshotter);
  const chain = chainIds(image.config.rootfs.diff_ids);
  const unpacked = await Promise.all(
    [...new Set(chain)].map((key) => orNothing(snapshotSize(snapshots, key, options))),
  );
  return { contentBytes: sum(sizes), snapshotBytes: sum(unpacked) };
}

async function sizeOf({ content }: ImagesContext, digest: string, options: CallOptions | undefined): Promise<number> {
  return (await content.info(digest, options)).sizeBytes;
}

async function snapshotSize(snapshots: Snapshots, key: string, options: CallOptions | undefined): Promise<number> {
  return (await snapshots.usage(key, options)).sizeBytes;
}

/** A blob that was not kept, or a layer that is not unpacked, takes nothing. */
async function orNothing(size: Promise<number>): Promise<number> {
  try {
    return await size;
  } catch (error) {
    if (BerthError.is(error, 'not-found')) return 0;
    throw error;
  }
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
