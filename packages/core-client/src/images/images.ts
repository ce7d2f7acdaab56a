import type { CredentialProvider, Platform, Registry } from '../registry/index.js';
import type { CallOptions } from '../session/call-options.js';
import type { ExportOptions } from './archive/export.js';
import type { ImportOptions } from './archive/import.js';
import type { ConvertOptions } from './convert/convert.js';
import type { Image, ImageOptions, ImageUsage, UnpackImageOptions } from './image.js';
import type { ImageInfo, ImageStore } from './image-store.js';
import type { PullProgress } from './pull/progress.js';
import type { Push, PushOptions } from './push/push.js';

/** How an image is pulled. */
export interface PullOptions extends CallOptions {
  /** `linux/arm64`, or its parts. Default this machine's. */
  readonly platform?: string | Platform | undefined;
  /** Where the image comes from. Default the client's registry. */
  readonly registry?: Registry | undefined;
  /** Unpack the layers into snapshots as they come. Default true. */
  readonly unpack?: boolean | undefined;
  /** Default the client's. */
  readonly snapshotter?: string | undefined;
  /** How many layers are fetched at a time. Default 3. */
  readonly parallelDownloads?: number | undefined;
  /** The largest layer accepted, in bytes as it comes. Default 32 GiB. */
  readonly layerLimitBytes?: number | undefined;
  /** The most that a layer may unpack to, in bytes, each file counted as 4 KiB at least. Default 64 GiB. */
  readonly unpackedLimitBytes?: number | undefined;
  /** Labels of the image's record. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /**
   * Who fetches: this client, or the daemon by its transfer service (containerd 1.7 and newer: `features().transfer` and
   * `.streaming`). `registry`, `parallelDownloads` and `layerLimitBytes` are then the daemon's business, and refused. Layers for
   * another snapshotter than overlayfs are unpacked by the daemon, without a bound, unless `unpackedLimitBytes` is given. Default `client`.
   */
  readonly via?: 'client' | 'transfer' | undefined;
  /** For `via: 'transfer'`. */
  readonly daemonRegistry?: DaemonRegistryOptions | undefined;
}

/** How the daemon reaches a registry by itself. */
export interface DaemonRegistryOptions {
  /** Passwords and identity tokens. Default: those that the client was connected with, by options or by an open registry. */
  readonly credentials?: CredentialProvider | undefined;
  /** A directory of `hosts.toml` files, as the daemon sees it. From containerd 2.0. Default: none. */
  readonly hostDirectory?: string | undefined;
  /** Default: `https`; on loopback what the port says, or the one that answers. From containerd 2.0; 1.7 knows only https. */
  readonly defaultScheme?: 'http' | 'https' | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * A pull: begins when its progress is read or its image is asked for, and is made once, whichever comes first. Its progress has one reader;
 * a second loop is `failed-precondition`. Leaving the loop ends it, unless its image was asked for.
 */
export interface Pull extends AsyncIterable<PullProgress> {
  /** Waits for the end: the image. */
  image(): Promise<Image>;
}

/** The images of a namespace. */
export interface Images extends ImageStore {
  /**
   * Fetches an image and unpacks it. An interrupted pull goes on where it was when it is asked for again soon; its leftovers
   * are collected otherwise. Two pulls that need one blob or one snapshot make it once.
   *
   * `for await (const progress of images.pull(reference))`, or `await images.pull(reference).image()`.
   * @throws BerthError `invalid-argument`, `not-found`, `unauthenticated`, `permission-denied`, `unavailable`, `data-loss`,
   * `resource-exhausted` (reasons `layer-too-large`, `layer-bomb`) …
   */
  pull(reference: string, options?: PullOptions): Pull;
  /** What is recorded under a name, with its manifest and configuration read. @throws BerthError `not-found` */
  open(name: string, options?: ImageOptions): Promise<Image>;
  /** @throws BerthError `not-found` */
  usage(name: string, options?: ImageOptions & { readonly snapshotter?: string | undefined }): Promise<ImageUsage>;
  /**
   * Unpacks an image that is in the content store, where it is not unpacked yet.
   * @throws BerthError `not-found`, `data-loss`, `resource-exhausted` with reason `layer-bomb`
   */
  unpack(name: string, options?: UnpackImageOptions): Promise<Image>;
  /**
   * Sends an image to a registry: the blobs first, those that are there or can be mounted from another repository not at all,
   * then the manifests, the indexes last. `reference` says where to, default the image's own name.
   *
   * `for await (const progress of images.push(name))`, or `await images.push(name).pushed()`.
   * @throws BerthError `invalid-argument`, `not-found` (reasons `incomplete-image`, `no-such-platform`), `unauthenticated`, `unavailable` …
   * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#push
   */
  push(name: string, reference?: string, options?: PushOptions): Push;
  /**
   * Writes images into one tar archive, as it is read: an OCI layout that `docker load` reads as well. About a chunk of it is in
   * memory. Leaving the loop ends it.
   * @throws BerthError `invalid-argument`, `not-found` (reasons `incomplete-image`, `no-such-platform`)
   * @see https://github.com/opencontainers/image-spec/blob/main/image-layout.md
   */
  export(names: readonly string[], options?: ExportOptions): AsyncIterable<Uint8Array>;
  /**
   * Reads images out of an archive in one pass, straight into the content store: an OCI layout, or what `docker save` makes or
   * ever made, packed by gzip or zstd or not. What it made is collected when it fails.
   * @throws BerthError with field `archive`, the entry as `object` and an `ArchiveFailure` as reason where the archive is refused
   */
  import(archive: AsyncIterable<Uint8Array>, options?: ImportOptions): Promise<readonly ImageInfo[]>;
  /**
   * Records under `newName` an image that has only some of the platforms, or OCI's media types. The blobs are shared with the source,
   * which stays as it is. @throws BerthError `invalid-argument`, `not-found` (reasons `incomplete-image`, `no-such-platform`)
   */
  convert(name: string, newName: string, options?: ConvertOptions): Promise<ImageInfo>;
  /** Gives an image one name more. @throws BerthError `not-found` */
  tag(name: string, newName: string, options?: CallOptions): Promise<void>;
}
