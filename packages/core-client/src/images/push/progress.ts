import type { Descriptor } from '../../registry/index.js';

/** Where a blob of a push stands; `existed` and `mounted` ones were not sent. */
export type PushedBlobState = 'waiting' | 'uploading' | 'existed' | 'mounted' | 'uploaded';

/** One configuration or layer of a push. */
export interface PushedBlobProgress {
  readonly digest: string;
  readonly state: PushedBlobState;
  /** As read for the registry; a try that fails begins again at 0. */
  readonly uploadedBytes: number;
  readonly totalBytes: number;
}

/** A push as it stands. The last one is `done`. */
export interface PushProgress {
  readonly state: 'reading' | 'uploading' | 'done';
  readonly reference: string;
  readonly blobs: readonly PushedBlobProgress[];
  /** Blobs that were there count as uploaded. */
  readonly uploadedBytes: number;
  readonly totalBytes: number;
  /** What the reference stands for, once it is done. */
  readonly descriptor: Descriptor | undefined;
}

/** Keeps a push's progress and tells of every change. */
export interface PushTracker {
  blobs(blobs: readonly Descriptor[]): void;
  blob(digest: string, change: { readonly state?: PushedBlobState; readonly uploadedBytes?: number }): void;
  done(descriptor: Descriptor): void;
}

/** A {@link PushTracker} that passes each new progress to `tell`. */
export function pushTracker(reference: string, tell: (progress: PushProgress) => void): PushTracker {
  let progress: PushProgress = {
    state: 'reading',
    reference,
    blobs: [],
    uploadedBytes: 0,
    totalBytes: 0,
    descriptor: undefined,
  };
  const change = (changes: Partial<PushProgress>): void => {
    progress = { ...progress, ...changes };
    tell(progress);
  };
  const changeBlobs = (blobs: readonly PushedBlobProgress[], more: Partial<PushProgress> = {}): void => {
    const uploadedBytes = blobs.reduce((sum, blob) => sum + blob.uploadedBytes, 0);
    const totalBytes = blobs.reduce((sum, blob) => sum + blob.totalBytes, 0);
    change({ blobs, uploadedBytes, totalBytes, ...more });
  };
  tell(progress);
  return {
    blobs: (blobs) => {
      const waiting = blobs.map(({ digest, size }): PushedBlobProgress => ({
        digest,
        state: 'waiting',
        uploadedBytes: 0,
        totalBytes: size,
      }));
      changeBlobs(waiting, { state: 'uploading' });
    },
    blob: (digest, changes) => {
      changeBlobs(progress.blobs.map((blob) => (blob.digest === digest ? { ...blob, ...changes } : blob)));
    },
    done: (descriptor) => {
      change({ state: 'done', descriptor });
    },
  };
}
