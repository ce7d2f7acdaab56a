import { abortError, throwIfAborted } from '../errors/aborted.js';
import { invalidArgument } from '../errors/invalid-argument.js';

/** At most so many pieces of work at a time; the rest wait in the order they came. */
export interface Limit {
  /** Runs `work` once there is room. A wait that the signal ends rejects with `cancelled` and takes no turn. */
  run<T>(work: () => Promise<T>, options?: { signal?: AbortSignal | undefined }): Promise<T>;
}

/** A {@link Limit} of `most` pieces of work at a time, 1 or more. @throws BerthError `invalid-argument` naming `field` */
export function limit(most: number, field = 'most'): Limit {
  if (!Number.isInteger(most) || most < 1) throw invalidArgument(field, `must be a whole number above 0, not ${most}`);
  let running = 0;
  const waiting: (() => void)[] = [];

  function acquire(signal: AbortSignal | undefined): Promise<void> {
    if (running < most) {
      running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        waiting.splice(waiting.indexOf(turn), 1);
        reject(abortError(signal));
      };
      const turn = (): void => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      waiting.push(turn);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  function release(): void {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }

  return {
    async run(work, { signal } = {}) {
      throwIfAborted(signal);
      await acquire(signal);
      try {
        return await work();
      } finally {
        release();
      }
    },
  };
}
