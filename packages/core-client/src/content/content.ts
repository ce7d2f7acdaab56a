import type { Instant } from '@berth/foundation';
import type { CallOptions } from '../session/call-options.js';
import type { Filters } from '../session/filters.js';

/** One blob in the content store. */
export interface ContentInfo {
  /** `sha256:…`. */
  readonly digest: string;
  readonly sizeBytes: number;
  readonly createdAt: Instant | undefined;
  readonly updatedAt: Instant | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

/** A blob that a write brought. */
export interface Committed {
  readonly digest: string;
  readonly sizeBytes: number;
  /** Somebody else committed the same blob first, with labels of their own: set yours by `setLabels` where they matter. */
  readonly existed: boolean;
}

/** A write that has begun and is not committed. */
export interface Ingest {
  readonly ref: string;
  /** How much is written. */
  readonly offsetBytes: number;
  /** How much is expected, 0 where that is not known. */
  readonly totalBytes: number;
  /** The digest expected, empty where that is not known. */
  readonly expected: string;
  readonly startedAt: Instant | undefined;
  readonly updatedAt: Instant | undefined;
}

/** What is to be written. */
export interface WriteOptions extends CallOptions {
  /** Names the write, so that it can be resumed. One writer at a time holds it. */
  readonly ref: string;
  /** The size, where it is known (0 is not); the commit fails when the blob's size is another. */
  readonly totalBytes?: number | undefined;
  /** The digest, where it is known; the commit fails when the blob's digest is another. */
  readonly expected?: string | undefined;
}

/**
 * A write under way. Disposing it ends the stream and keeps what was written, to be resumed under the same ref;
 * `content.abort(ref)` gives it up.
 */
export interface ContentWriter extends AsyncDisposable {
  readonly ref: string;
  /** How much the daemon had when the writer was opened: where to go on from. */
  readonly offsetBytes: number;
  /** Sends a chunk of any size. Resolves when there is room for the next, so several are on their way at a time. Calls that do not wait for one another take turns. */
  write(chunk: Uint8Array): Promise<void>;
  /** Begins again at 0. */
  truncate(): Promise<void>;
  /** Fires when the daemon has ended the write or is gone, with the error as its reason: whoever waits for bytes to write can stop. */
  readonly broken: AbortSignal;
  /**
   * Ends the write; the blob is then in the store, under its digest. A blob that somebody else committed meanwhile is success, but has
   * their labels: `existed` tells.
   * @throws BerthError `failed-precondition` when size or digest are not what was expected
   */
  commit(options?: CommitOptions): Promise<Committed>;
}

/** What a commit checks and sets. */
export interface CommitOptions {
  readonly totalBytes?: number | undefined;
  readonly expected?: string | undefined;
  /** Labels of the new blob; without a lease or a `containerd.io/gc.*` reference it may be collected at once. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** The lease that keeps the blob, where it is another than the writer was opened with. */
  readonly lease?: string | undefined;
}

/** Which part of a blob to read. Default all of it. */
export interface ReadOptions extends CallOptions {
  readonly offsetBytes?: number | undefined;
  readonly lengthBytes?: number | undefined;
}

/**
 * The content store: blobs by digest.
 * @see https://github.com/containerd/containerd/blob/main/docs/content-flow.md
 */
export interface Content {
  /** @throws BerthError `not-found` */
  info(digest: string, options?: CallOptions): Promise<ContentInfo>;
  list(options?: CallOptions & { readonly filters?: Filters }): AsyncIterable<ContentInfo>;
  /** The bytes, in chunks of up to 1 MiB. @throws BerthError `not-found`, `out-of-range` */
  read(digest: string, options?: ReadOptions): AsyncIterable<Uint8Array>;
  /** A whole blob of at most `limitBytes`. @throws BerthError `not-found`, `resource-exhausted` when it is larger */
  readAll(digest: string, limitBytes: number, options?: CallOptions): Promise<Buffer>;
  /** Opens or resumes a write. @throws BerthError `already-exists` where the expected blob is there, `unavailable` with reason `ref-locked` */
  writer(options: WriteOptions): Promise<ContentWriter>;
  /** Sets the labels given, keeping the others; an empty value removes one. @throws BerthError `not-found` */
  setLabels(digest: string, labels: Readonly<Record<string, string>>, options?: CallOptions): Promise<ContentInfo>;
  /** @throws BerthError `not-found` */
  delete(digest: string, options?: CallOptions): Promise<void>;
  /** The state of a write. @throws BerthError `not-found` */
  ingest(ref: string, options?: CallOptions): Promise<Ingest>;
  ingests(options?: CallOptions & { readonly filters?: Filters }): Promise<readonly Ingest[]>;
  /** Gives up a write and frees its disk. @throws BerthError `not-found` */
  abort(ref: string, options?: CallOptions): Promise<void>;
}
