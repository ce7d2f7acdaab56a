import type { Compression } from './layer.js';

/** Whose names the documents and layers of an image carry. */
export type MediaTypeFamily = 'oci' | 'docker';

/**
 * @see https://github.com/opencontainers/image-spec/blob/main/media-types.md
 * @see https://distribution.github.io/distribution/spec/manifest-v2-2/
 */
export const MEDIA_TYPES = {
  oci: {
    index: 'application/vnd.oci.image.index.v1+json',
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar',
  },
  docker: {
    index: 'application/vnd.docker.distribution.manifest.list.v2+json',
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    layer: 'application/vnd.docker.image.rootfs.diff.tar',
  },
} as const;

/** The media type of a layer; Docker writes the compression after a dot, OCI after a plus. */
export function layerMediaType(family: MediaTypeFamily, compression: Compression): string {
  const suffix = compression === 'none' ? '' : `${family === 'oci' ? '+' : '.'}${compression}`;
  return `${MEDIA_TYPES[family].layer}${suffix}`;
}
