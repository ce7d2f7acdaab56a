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

/** A pull as it stands. The last one is `done` and carries the image. */
export interface PullProgress {
  readonly state: 'resolving' | 'fetching' | 'done';
  readonly reference: string;
  /** What the reference stands for, once that is known. */
  readonly digest: string | undefined;
  /** The layers, lowest first, once they are known. */
  readonly layers: readonly LayerProgress[];
  readonly downloadedBytes: number;
  readonly totalBytes: number;
  /** Once it is done. */
  readonly image: Image | undefined;
}

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
    digest: undefined,
    layers: [],
    downloadedBytes: 0,
    totalBytes: 0,
    image: undefined,
  };
  const change = (changes: Partial<PullProgress>): void => {
    progress = { ...progress, ...changes };
    tell(progress);
  };
  tell(progress);
  return {
    resolved: (digest) => {
      change({ state: 'fetching', digest });
    },
    layers: (layers) => {
      change(
        totals(layers.map(({ digest, size }) => ({ digest, state: 'waiting', downloadedBytes: 0, totalBytes: size }))),
      );
    },
    layer: (digest, changes) => {
      change(totals(progress.layers.map((layer) => (layer.digest === digest ? { ...layer, ...changes } : layer))));
    },
    done: (image) => {
      const layers = progress.layers.map((layer): LayerProgress => ({
        ...layer,
        state: 'done',
        downloadedBytes: layer.totalBytes,
      }));
      change({ ...totals(layers), state: 'done', image });
    },
  };
}

function totals(layers: readonly LayerProgress[]): Pick<PullProgress, 'layers' | 'downloadedBytes' | 'totalBytes'> {
  return {
    layers,
    downloadedBytes: layers.reduce((sum, layer) => sum + layer.downloadedBytes, 0),
    totalBytes: layers.reduce((sum, layer) => sum + layer.totalBytes, 0),
  };
}
