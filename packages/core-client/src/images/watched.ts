import { anySignal, BerthError, newestWins } from '@berth/foundation';

/** Work that tells how far it is. It begins when its progress or its result is first asked for, and is done once. */
export interface Watched<P, R> {
  /**
   * The newest progress; a slow reader skips what it missed. Leaving the loop ends the work and waits until nothing of it is under way,
   * unless somebody has asked for the result. @throws BerthError `failed-precondition` the second time: there is one reader
   */
  progress(): AsyncGenerator<P, void, void>;
  result(): Promise<R>;
}

/** A {@link Watched}. `operation` is what it is called in errors: `images.pull busybox`. */
export function watched<P, R>(
  operation: string,
  work: (tell: (progress: P) => void, signal: AbortSignal) => Promise<R>,
  outer: AbortSignal | undefined,
): Watched<P, R> {
  const leaving = new AbortController();
  const channel = newestWins<P>();
  let run: Promise<R> | undefined;
  let isRead = false;
  let isAwaited = false;

  function begin(): Promise<R> {
    if (run !== undefined) return run;
    const signal = anySignal(outer, leaving.signal);
    run = work(channel.set, signal);
    run.then(
      () => {
        channel.end();
      },
      (error: unknown) => {
        channel.end(BerthError.from(error));
      },
    );
    return run;
  }

  async function* read(): AsyncGenerator<P, void, void> {
    const running = begin();
    try {
      yield* channel;
    } finally {
      if (!isAwaited) {
        leaving.abort(new BerthError('cancelled', `${operation}: the loop over its progress was left`, { operation }));
        await Promise.allSettled([running]);
      }
    }
  }

  return {
    progress() {
      if (isRead) {
        const what = `${operation}: its progress is being read already, or was; begin another`;
        throw new BerthError('failed-precondition', what, { operation });
      }
      isRead = true;
      return read();
    },
    async result() {
      isAwaited = true;
      try {
        return await begin();
      } catch (error) {
        throw BerthError.from(error);
      }
    },
  };
}
