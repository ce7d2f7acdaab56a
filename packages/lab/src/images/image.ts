import { buildLayer, digestOf, type BuiltLayer, type Compression, type LayerSource } from './layer.js';
import { MEDIA_TYPES, type MediaTypeFamily } from './media-types.js';

/** @see https://github.com/opencontainers/image-spec/blob/main/descriptor.md */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  readonly platform?: ImagePlatform | undefined;
}

/** What an image runs on, in Go's words. */
export interface ImagePlatform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string | undefined;
}

/** Content with its descriptor; big content is made anew each time it is asked for. */
export interface ImageBlob {
  readonly descriptor: Descriptor;
  bytes(): Promise<Uint8Array>;
}

/**
 * How a container of the image is run unless told otherwise.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/config.md#properties
 */
export interface ImageRunConfig {
  readonly User?: string;
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly WorkingDir?: string;
  readonly Labels?: Readonly<Record<string, string>>;
  readonly StopSignal?: string;
  readonly ExposedPorts?: Readonly<Record<string, Readonly<Record<string, never>>>>;
  readonly Volumes?: Readonly<Record<string, Readonly<Record<string, never>>>>;
}

/** What an image is made of. */
export interface ImageSpec {
  readonly layers: readonly LayerSource[];
  readonly config?: ImageRunConfig | undefined;
  /** Default: this machine's. */
  readonly platform?: ImagePlatform | undefined;
  /** Default gzip. */
  readonly compression?: Compression | undefined;
  /** Default oci. */
  readonly mediaTypes?: MediaTypeFamily | undefined;
}

/** Something that can be pushed under a name: a manifest or an index, with all that it names. */
export interface Pushable {
  readonly descriptor: Descriptor;
  /** Configs and layers. */
  readonly blobs: readonly ImageBlob[];
  /** Manifests and indexes, each after those that it names; the last is this one. */
  readonly documents: readonly ImageBlob[];
}

/** An image for one platform. */
export interface BuiltImage extends Pushable {
  readonly platform: ImagePlatform;
  readonly config: ImageBlob;
  readonly layers: readonly BuiltLayer[];
}

/** Images for several platforms under one name. */
export interface BuiltIndex extends Pushable {
  readonly images: readonly BuiltImage[];
}

const ARCHITECTURES: Readonly<Partial<Record<NodeJS.Architecture, string>>> = { x64: 'amd64', ia32: '386' };

/** The platform of this machine. */
export function hostPlatform(): ImagePlatform {
  return { os: 'linux', architecture: ARCHITECTURES[process.arch] ?? process.arch };
}

/** Builds an image. The same spec gives the same digests on every run. */
export async function buildImage(spec: ImageSpec): Promise<BuiltImage> {
  const { compression = 'gzip', mediaTypes = 'oci', platform = hostPlatform() } = spec;
  const types = MEDIA_TYPES[mediaTypes];
  const layers: BuiltLayer[] = [];
  for (const layer of spec.layers) layers.push(await buildLayer(layer, compression, mediaTypes));
  const config = documentOf(types.config, {
    created: '2020-01-01T00:00:00Z',
    ...platform,
    config: spec.config ?? {},
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map((_, index) => ({ created: '2020-01-01T00:00:00Z', created_by: `layer ${index}` })),
  });
  const manifest = documentOf(types.manifest, {
    schemaVersion: 2,
    mediaType: types.manifest,
    config: config.descriptor,
    layers: layers.map(({ descriptor }) => descriptor),
  });
  const { descriptor } = manifest;
  return { descriptor, platform, config, layers, blobs: [config, ...layers], documents: [manifest] };
}

/** Puts images of several platforms under one index. */
export function buildIndex(images: readonly BuiltImage[], mediaTypes: MediaTypeFamily = 'oci'): BuiltIndex {
  const { index: mediaType } = MEDIA_TYPES[mediaTypes];
  const manifests = images.map(({ descriptor, platform }) => ({ ...descriptor, platform }));
  const index = documentOf(mediaType, { schemaVersion: 2, mediaType, manifests });
  return {
    descriptor: index.descriptor,
    images,
    blobs: images.flatMap(({ blobs }) => blobs),
    documents: [...images.flatMap(({ documents }) => documents), index],
  };
}

/** A JSON document as a blob. */
export function documentOf(mediaType: string, content: object): ImageBlob {
  const bytes = Buffer.from(JSON.stringify(content));
  return {
    descriptor: { mediaType, digest: digestOf(bytes), size: bytes.length },
    bytes: () => Promise.resolve(bytes),
  };
}
