import type { Image } from '../image.js';

/** Where a layer stands. */
export type LayerState = 'waiting' | 'downloading' | 'downloaded' | 'unpacking' | 'done';

/** One layer of a pull. */
export interface LayerProgress {
  readonly digest: string;
  readonly state: LayerState;
  readonly downloadedBytes: number;
  readonly totalBytes: number;
}

/** How far a pull's layers are. */
export interface PulledSoFar {
  readonly reference: string;
  /** The layers, lowest first; none until they are known. */
  readonly layers: readonly LayerProgress[];
  readonly downloadedBytes: number;
  readonly totalBytes: number;
}

/** A pull as it stands. `digest` is what the reference stands for; the last one is `done` and carries the image. */
export type PullProgress =
  | (PulledSoFar & { readonly state: 'resolving' })
  | (PulledSoFar & { readonly state: 'fetching'; readonly digest: string })
  | (PulledSoFar & { readonly state: 'done'; readonly digest: string; readonly image: Image });

/** Keeps a pull's progress and tells of every change. */
export interface ProgressTracker {
  resolved(digest: string): void;
  layers(layers: readonly { readonly digest: string; readonly size: number }[]): void;
  layer(digest: string, change: { readonly state?: LayerState; readonly downloadedBytes?: number }): void;
  done(image: Image): void;
}

/** A {@link ProgressTracker} that passes each new progress to `tell`. */
export function progressTracker(reference: string, tell: (progress: PullProgress) => void): ProgressTracker {
  let progress: PullProgress = {
    state: 'resolving',
    reference,
    layers: [],
    downloadedBytes: 0,
    totalBytes: 0,
  };
  const become = (next: PullProgress): void => {
    progress = next;
    tell(next);
  };
  tell(progress);
  return {
    resolved: (digest) => {
      become({ ...progress, state: 'fetching', digest });
    },
    layers: (layers) => {
      const waiting = layers.map(({ digest, size }): LayerProgress => ({
        digest,
        state: 'waiting',
        downloadedBytes: 0,
        totalBytes: size,
      }));
      become({ ...progress, ...totals(waiting) });
    },
    layer: (digest, changes) => {
      const layers = progress.layers.map((layer) => (layer.digest === digest ? { ...layer, ...changes } : layer));
      become({ ...progress, ...totals(layers) });
    },
    done: (image) => {
      const layers = progress.layers.map((layer): LayerProgress => ({
        ...layer,
        state: 'done',
        downloadedBytes: layer.totalBytes,
      }));
      become({ ...progress, ...totals(layers), state: 'done', digest: image.target.digest, image });
    },
  };
}

function totals(layers: readonly LayerProgress[]): Pick<PulledSoFar, 'layers' | 'downloadedBytes' | 'totalBytes'> {
  return {
    layers,
    downloadedBytes: layers.reduce((sum, layer) => sum + layer.downloadedBytes, 0),
    totalBytes: layers.reduce((sum, layer) => sum + layer.totalBytes, 0),
  };
}
