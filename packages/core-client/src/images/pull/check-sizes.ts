import { BerthError } from '@berth/foundation';
import { contentKind, type ImageManifest } from '../../registry/index.js';
import { CONFIG_LIMIT_BYTES } from '../open-image.js';

/** Refuses what could never be unpacked before a byte of it is fetched. */
export function checkSizes(manifest: ImageManifest, limitBytes: number): void {
  const { digest, size } = manifest.config;
  if (contentKind(manifest.config.mediaType) === 'config' && size > CONFIG_LIMIT_BYTES) {
    throw new BerthError(
      'resource-exhausted',
      `configuration ${digest} has ${size} bytes; the limit is ${CONFIG_LIMIT_BYTES}`,
      {
        operation: 'images.pull',
        object: `blob ${digest}`,
        reason: 'config-too-large',
      },
    );
  }
  for (const layer of manifest.layers) {
    if (layer.size > limitBytes) {
      throw new BerthError(
        'resource-exhausted',
        `layer ${layer.digest} has ${layer.size} bytes; the limit is ${limitBytes}`,
        {
          operation: 'images.pull',
          object: `layer ${layer.digest}`,
          reason: 'layer-too-large',
        },
      );
    }
  }
}
