import { BerthError } from '@berth/foundation';
import { formatReference, parseReference, type Containerd, type Image } from '@berth/core-client';
import type { ContainerSpec } from '../model/workload-spec.js';

/** Sees that a container's image is here, unpacked, as its pull policy says. @throws BerthError as `images.pull`, `not-found` where it must not be pulled */
export async function ensureImage(
  { images }: Containerd,
  { image, pullPolicy }: Pick<ContainerSpec, 'image' | 'pullPolicy'>,
  { signal }: { readonly signal: AbortSignal },
): Promise<Image> {
  const name = formatReference(parseReference(image, 'image'));
  if (pullPolicy === 'always') return images.pull(name, { signal }).image();
  try {
    return await images.unpack(name, { signal });
  } catch (error) {
    if (!BerthError.is(error, 'not-found') || pullPolicy === 'never') throw error;
    return images.pull(name, { signal }).image();
  }
}
