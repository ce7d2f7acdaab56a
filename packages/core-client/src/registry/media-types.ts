/**
 * The media types of images, OCI's and Docker's.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/media-types.md
 * @see https://distribution.github.io/distribution/spec/manifest-v2-2/#media-types
 */
export const MEDIA_TYPES = {
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  ociConfig: 'application/vnd.oci.image.config.v1+json',
  ociEmpty: 'application/vnd.oci.empty.v1+json',
  ociLayer: 'application/vnd.oci.image.layer.v1.tar',
  ociLayerGzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
  ociLayerZstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
  ociForeignLayer: 'application/vnd.oci.image.layer.nondistributable.v1.tar',
  ociForeignLayerGzip: 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
  ociForeignLayerZstd: 'application/vnd.oci.image.layer.nondistributable.v1.tar+zstd',
  dockerIndex: 'application/vnd.docker.distribution.manifest.list.v2+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerConfig: 'application/vnd.docker.container.image.v1+json',
  dockerLayer: 'application/vnd.docker.image.rootfs.diff.tar',
  dockerLayerGzip: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
  dockerLayerZstd: 'application/vnd.docker.image.rootfs.diff.tar.zstd',
  dockerForeignLayerGzip: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
  /** Docker's first manifest format; no containerd since 2.1 takes it, and neither do we. */
  dockerSchema1: 'application/vnd.docker.distribution.manifest.v1+json',
  dockerSchema1Signed: 'application/vnd.docker.distribution.manifest.v1+prettyjws',
} as const;

const T = MEDIA_TYPES;

/** Lists of manifests, one for each platform. */
export const INDEX_TYPES: ReadonlySet<string> = new Set([T.ociIndex, T.dockerIndex]);

/** Manifests of one image. */
export const MANIFEST_TYPES: ReadonlySet<string> = new Set([T.ociManifest, T.dockerManifest]);

/** The media type of a manifest or an index. */
export type ManifestMediaType = (typeof T)['ociIndex' | 'dockerIndex' | 'ociManifest' | 'dockerManifest'];

/** Whether `mediaType` is that of a manifest or an index. */
export function isManifestType(mediaType: string | undefined): mediaType is ManifestMediaType {
  return mediaType !== undefined && (INDEX_TYPES.has(mediaType) || MANIFEST_TYPES.has(mediaType));
}

/** Image configurations. */
export const CONFIG_TYPES: ReadonlySet<string> = new Set([T.ociConfig, T.dockerConfig]);

/** Layers whose publisher forbids that registries other than their own carry them. */
export const FOREIGN_LAYER_TYPES: ReadonlySet<string> = new Set([
  T.ociForeignLayer,
  T.ociForeignLayerGzip,
  T.ociForeignLayerZstd,
  T.dockerForeignLayerGzip,
]);

/** File system layers, packed or not, foreign ones among them. */
export const LAYER_TYPES: ReadonlySet<string> = new Set([
  T.ociLayer,
  T.ociLayerGzip,
  T.ociLayerZstd,
  T.dockerLayer,
  T.dockerLayerGzip,
  T.dockerLayerZstd,
  ...FOREIGN_LAYER_TYPES,
]);

/** What a client that asks for a manifest accepts, in the form of an `Accept` header. */
export const MANIFEST_ACCEPT = [T.dockerManifest, T.dockerIndex, T.ociManifest, T.ociIndex, '*/*'].join(', ');

/** What a descriptor points at, told by its media type; `unknown` for types that this page does not name. */
export type ContentKind = 'index' | 'manifest' | 'config' | 'layer' | 'unknown';

/** The {@link ContentKind} of a media type. */
export function contentKind(mediaType: string): ContentKind {
  if (INDEX_TYPES.has(mediaType)) return 'index';
  if (MANIFEST_TYPES.has(mediaType)) return 'manifest';
  if (CONFIG_TYPES.has(mediaType)) return 'config';
  if (LAYER_TYPES.has(mediaType)) return 'layer';
  return 'unknown';
}

/** How a layer is packed. */
export type LayerCompression = 'none' | 'gzip' | 'zstd';

/** How a layer of this media type is packed; undefined where it is no layer. */
export function layerCompression(mediaType: string): LayerCompression | undefined {
  if (!LAYER_TYPES.has(mediaType)) return undefined;
  if (/[.+]gzip$/.test(mediaType)) return 'gzip';
  return /[.+]zstd$/.test(mediaType) ? 'zstd' : 'none';
}
