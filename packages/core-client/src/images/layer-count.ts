import { BerthError } from '@berth/foundation';
import type { ImageManifest } from '../registry/index.js';

/**
 * An overlay stands on no more layers than these.
 * @see https://github.com/torvalds/linux/blob/master/fs/overlayfs/params.h `OVL_MAX_STACK`
 */
export const LAYER_COUNT_LIMIT = 500;

/**
 * Refuses a manifest with more layers than can be mounted: 4 MiB of JSON have room for twenty thousand.
 * @throws BerthError `resource-exhausted` with reason `too-many-layers`
 */
export function checkLayerCount({ layers }: ImageManifest, digest: string): void {
  if (layers.length <= LAYER_COUNT_LIMIT) return;
  const object = `manifest ${digest}`;
  throw new BerthError(
    'resource-exhausted',
    `${object} has ${layers.length} layers; the limit is ${LAYER_COUNT_LIMIT}`,
    { object, reason: 'too-many-layers' },
  );
}
