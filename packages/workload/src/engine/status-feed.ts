import type { WorkloadStatus } from '../model/workload-status.js';
import type { WorkloadChange } from './workloads.js';

/** Tells every reader of each change; of one workload a slow reader gets the newest state. */
export interface StatusFeed {
  tell(change: WorkloadChange): void;
  read(present: readonly WorkloadStatus[], signal: AbortSignal | undefined): AsyncIterable<WorkloadChange>;
  end(): void;
}

interface Reader {
  readonly waiting: Map<string, WorkloadChange>;
  wake: () => void;
}

/** A feed without readers. */
export function statusFeed(): StatusFeed {
  const readers = new Set<Reader>();
  let ended = false;

  async function* read(reader: Reader, signal: AbortSignal | undefined): AsyncGenerator<WorkloadChange, void, void> {
    const onAbort = (): void => {
      reader.wake();
    };
    signal?.addEventListener('abort', onAbort);
    try {
      while (signal?.aborted !== true) {
        const [next] = reader.waiting;
        if (next !== undefined) {
          reader.waiting.delete(next[0]);
          yield next[1];
        } else if (ended) return;
        else await new Promise<void>((resolve) => (reader.wake = resolve));
      }
    } finally {
      signal?.removeEventListener('abort', onAbort);
      readers.delete(reader);
    }
  }

  return {
    tell(change) {
      const id = change.kind === 'status' ? change.status.id : change.id;
      for (const reader of readers) {
        // Set anew, so that changes come in the order of their happening.
        reader.waiting.delete(id);
        reader.waiting.set(id, change);
        reader.wake();
      }
    },
    read(present, signal) {
      const reader: Reader = {
        waiting: new Map(present.map((status) => [status.id, { kind: 'status', status }])),
        wake: () => undefined,
      };
      readers.add(reader);
      return read(reader, signal);
    },
    end() {
      ended = true;
      for (const reader of readers) reader.wake();
    },
  };
}
