import type { WorkloadInput } from '../model/parse-workload-spec.js';
import type { WorkloadStatus } from '../model/workload-status.js';

/** The workloads of a Node. Disposing it ends this agent's part and leaves everything running. */
export interface Workloads extends AsyncDisposable {
  /**
   * Writes down what is wanted and returns; the rest comes by `watch`. Wanting the same twice is wanting it once; of a workload that is
   * there only `desired` may change. @throws BerthError `invalid-argument`, `failed-precondition` where something else changed
   */
  ensure(spec: WorkloadInput, options?: { readonly signal?: AbortSignal | undefined }): Promise<WorkloadStatus>;
  /** Resolves once nothing of it is left. An unknown id is removed already. */
  remove(id: string, options?: { readonly signal?: AbortSignal | undefined }): Promise<void>;
  /** undefined where there is none. */
  get(id: string): WorkloadStatus | undefined;
  list(): readonly WorkloadStatus[];
  /** The present first, then each change; `removed` for what is gone. A slow reader gets the newest state of each workload. */
  watch(options?: { readonly signal?: AbortSignal | undefined }): AsyncIterable<WorkloadChange>;
}

/** What a watch yields. */
export type WorkloadChange =
  { readonly kind: 'status'; readonly status: WorkloadStatus } | { readonly kind: 'removed'; readonly id: string };
