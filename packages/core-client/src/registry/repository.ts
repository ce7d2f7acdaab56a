import type { Descriptor } from './descriptor.js';
import type { Digest } from './digest.js';
import type { FetchedManifest } from './client/fetch-manifest.js';
import type { UploadOutcome } from './client/upload-blob.js';

export type { FetchedManifest, UploadOutcome };

/** How a blob is fetched. */
export interface BlobOptions {
  /** Bytes to leave out at the start, to go on with what is there already. Default 0. */
  readonly offset?: number | undefined;
  /**
   * Check the digest once all has come, and throw `data-loss`, reason `digest-mismatch`. Default true; it cannot be done, and is not,
   * with an offset. Turn it off where whoever takes the bytes checks them anyway, as containerd's content store does.
   */
  readonly verify?: boolean | undefined;
  /** Let each chunk be overwritten once the next is asked for, which spares a copy for who is done with it by then. Default false. */
  readonly reuse?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How a blob is uploaded. */
export interface UploadOptions {
  /** Paths of other repositories of the same registry that may have the blob, `library/alpine`: a mount from the first is tried. */
  readonly mountFrom?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A manifest to be put into a repository. */
export interface NewManifest {
  readonly mediaType: string;
  /** Stored as they are: their digest is the manifest's. At most 4 MiB. */
  readonly bytes: Uint8Array;
  /** Without one the manifest is reached by its digest alone. */
  readonly tag?: string | undefined;
}

/** One repository of a registry, read through its mirrors where there are any. */
export interface Repository {
  /** `docker.io/library/busybox`. */
  readonly name: string;

  /**
   * The descriptor that a tag or digest stands for now. Asks with HEAD, and fetches the manifest only where the answer does not
   * say enough. Throws `not-found`, `unauthenticated`, `permission-denied`, `unavailable` and what else {@link BerthError} codes stand for.
   */
  resolve(target: string, options?: { signal?: AbortSignal | undefined }): Promise<Descriptor>;

  /**
   * A manifest or index, its bytes checked against the digest and, where it is known, the size. At most 4 MiB: more throws
   * `resource-exhausted`, reason `manifest-too-large`. A malformed one throws `protocol-error` with the JSON path as field.
   */
  manifest(descriptor: Descriptor, options?: { signal?: AbortSignal | undefined }): Promise<FetchedManifest>;

  /**
   * A blob, in chunks of at most 256 KiB. Memory is bounded: a slow reader slows the sender. A connection that
   * breaks or stalls is resumed where it broke; three tries in a row without a byte end in `unavailable` or `deadline-exceeded`.
   * Leaving the loop ends the download.
   */
  blob(descriptor: Descriptor, options?: BlobOptions): AsyncIterable<Buffer>;

  /** Whether a manifest, index or blob is there; which of them it is, is told by the media type. */
  exists(descriptor: Descriptor, options?: { signal?: AbortSignal | undefined }): Promise<boolean>;

  /**
   * Puts a blob there, unless it is there already. `content` opens the bytes, once for each try; they are checked against the
   * descriptor on their way, and a mismatch throws `data-loss` before the registry takes the blob.
   */
  upload(
    descriptor: Descriptor,
    content: () => AsyncIterable<Uint8Array>,
    options?: UploadOptions,
  ): Promise<UploadOutcome>;

  /** Puts a manifest or index there, all that it points at being there, and gives its descriptor. Repeating it changes nothing. */
  putManifest(manifest: NewManifest, options?: { signal?: AbortSignal | undefined }): Promise<Descriptor>;

  /** The manifests that name this one as their subject: signatures, attestations, bills of materials. Empty where there are none. */
  referrers(
    digest: Digest,
    options?: { artifactType?: string | undefined; signal?: AbortSignal | undefined },
  ): Promise<readonly Descriptor[]>;
}
