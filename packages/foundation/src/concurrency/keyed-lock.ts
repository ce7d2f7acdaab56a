import { abortError, throwIfAborted } from '../errors/aborted.js';

/** One holder at a time for each key; those who wait are served in the order they came. */
export interface KeyedLock {
  /** Runs `work` while holding `key`. A wait that the signal ends rejects with `cancelled` and takes no turn. */
  run<T>(key: string, work: () => Promise<T>, options?: { signal?: AbortSignal | undefined }): Promise<T>;
  /** How many keys are held now; 0 when idle, which shows that nothing is kept for keys no longer used. */
  readonly size: number;
}

/** A new, empty {@link KeyedLock}. */
export function keyedLock(): KeyedLock {
  const queues = new Map<string, (() => void)[]>();

  function acquire(key: string, signal: AbortSignal | undefined): Promise<void> {
    const queue = queues.get(key);
    if (queue === undefined) {
      queues.set(key, []);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        queue.splice(queue.indexOf(turn), 1);
        reject(abortError(signal));
      };
      const turn = (): void => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      queue.push(turn);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  function release(key: string): void {
    const next = queues.get(key)?.shift();
    if (next === undefined) queues.delete(key);
    else next();
  }

  return {
    get size() {
      return queues.size;
    },
    async run(key, work, { signal } = {}) {
      throwIfAborted(signal);
      await acquire(key, signal);
      try {
        return await work();
      } finally {
        release(key);
      }
    },
  };
}
