import type { CredentialProvider, Platform, Registry } from '../registry/index.js';
import type { CallOptions } from '../session/call-options.js';
import type { Image, ImageOptions, ImageUsage } from './image.js';
import type { ImageStore } from './image-store.js';
import type { PullProgress } from './pull/progress.js';

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
  /** Labels of the image's record. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /**
   * Who fetches: this client, or the daemon by its transfer service (containerd 1.7 and newer: `features().transfer` and
   * `.streaming`). `registry`, `parallelDownloads` and `layerLimitBytes` are then the daemon's business, and refused. Default `client`.
   */
  readonly via?: 'client' | 'transfer' | undefined;
  /** For `via: 'transfer'`. */
  readonly daemonRegistry?: DaemonRegistryOptions | undefined;
}

/** How the daemon reaches a registry by itself. */
export interface DaemonRegistryOptions {
  /** Passwords and identity tokens. Default: those that the client was connected with. */
  readonly credentials?: CredentialProvider | undefined;
  /** A directory of `hosts.toml` files, as the daemon sees it. From containerd 2.0. Default: none. */
  readonly hostDirectory?: string | undefined;
  /** Default: `https`; on loopback what the port says, or the one that answers. From containerd 2.0; 1.7 knows only https. */
  readonly defaultScheme?: 'http' | 'https' | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A pull: begins when its progress is read or its image is asked for. Leaving the loop ends it. */
export interface Pull extends AsyncIterable<PullProgress> {
  /** Reads to the end: the image. */
  image(): Promise<Image>;
}

/** The images of a namespace. */
export interface Images extends ImageStore {
  /**
   * Fetches an image and unpacks it. An interrupted pull goes on where it was when it is asked for again soon; its leftovers
   * are collected otherwise. Two pulls that need one blob or one snapshot make it once.
   *
   * `for await (const progress of images.pull(reference))`, or `await images.pull(reference).image()`.
   * @throws BerthError `invalid-argument`, `not-found`, `unauthenticated`, `permission-denied`, `unavailable`, `data-loss` …
   */
  pull(reference: string, options?: PullOptions): Pull;
  /** What is recorded under a name, with its manifest and configuration read. @throws BerthError `not-found` */
  open(name: string, options?: ImageOptions): Promise<Image>;
  /** @throws BerthError `not-found` */
  usage(name: string, options?: ImageOptions & { readonly snapshotter?: string | undefined }): Promise<ImageUsage>;
  /** Unpacks an image that is in the content store, where it is not unpacked yet. */
  unpack(name: string, options?: ImageOptions & { readonly snapshotter?: string | undefined }): Promise<Image>;
  /** Gives an image one name more. @throws BerthError `not-found` */
  tag(name: string, newName: string, options?: CallOptions): Promise<void>;
}
