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

/** How far a push's blobs are. */
export interface PushedSoFar {
  readonly reference: string;
  readonly blobs: readonly PushedBlobProgress[];
  /** Blobs that were there count as uploaded. */
  readonly uploadedBytes: number;
  readonly totalBytes: number;
}

/** A push as it stands. The last one is `done` and carries what the reference stands for now. */
export type PushProgress =
  | (PushedSoFar & { readonly state: 'reading' | 'uploading' })
  | (PushedSoFar & { readonly state: 'done'; readonly descriptor: Descriptor });

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
  };
  const become = (next: PushProgress): void => {
    progress = next;
    tell(next);
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
      become({ ...progress, ...totals(waiting), state: 'uploading' });
    },
    blob: (digest, changes) => {
      const blobs = progress.blobs.map((blob) => (blob.digest === digest ? { ...blob, ...changes } : blob));
      become({ ...progress, ...totals(blobs) });
    },
    done: (descriptor) => {
      become({ ...progress, state: 'done', descriptor });
    },
  };
}

function totals(blobs: readonly PushedBlobProgress[]): Pick<PushedSoFar, 'blobs' | 'uploadedBytes' | 'totalBytes'> {
  return {
    blobs,
    uploadedBytes: blobs.reduce((sum, blob) => sum + blob.uploadedBytes, 0),
    totalBytes: blobs.reduce((sum, blob) => sum + blob.totalBytes, 0),
  };
}
