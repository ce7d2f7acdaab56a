import { BerthError, newestWins } from '@berth/foundation';

/**
 * Work as the iteration of its newest progress: it begins when the iteration does, and leaving the loop ends it and waits until
 * nothing of it is under way. A slow reader skips what it missed.
 */
export async function* watched<P>(
  work: (tell: (progress: P) => void, signal: AbortSignal) => Promise<void>,
  outer: AbortSignal | undefined,
): AsyncGenerator<P, void, void> {
  const leaving = new AbortController();
  const signal = outer === undefined ? leaving.signal : AbortSignal.any([outer, leaving.signal]);
  const channel = newestWins<P>();
  const done = work((progress) => {
    channel.set(progress);
  }, signal).then(
    () => {
      channel.end();
    },
    (error: unknown) => {
      channel.end(BerthError.from(error));
    },
  );
  try {
    yield* channel;
  } finally {
    leaving.abort();
    await done;
  }
}
