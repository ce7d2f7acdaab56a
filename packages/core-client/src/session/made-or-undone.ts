import { abortError, raceAbort, systemClock, throwIfAborted } from '@berth/foundation';
import type { CallSubject } from '@berth/rpc';

/** How long a daemon that does not answer keeps a cancelled caller waiting, in milliseconds. */
const GRACE_MS = 5000;

/**
 * A call that makes something, seen to its end also when the signal fires: cut off, nobody would know whether it was made. What was
 * made is undone then, before the cancellation is told; with a daemon that does not answer for 5 s, after it.
 */
export async function madeOrUndone<T>(
  make: () => Promise<T>,
  undo: () => Promise<unknown>,
  subject: CallSubject,
  signal: AbortSignal | undefined,
): Promise<T> {
  throwIfAborted(signal, subject);
  const making = make();
  try {
    return await raceAbort(making, signal);
  } catch (error) {
    if (signal?.aborted !== true) throw error;
    await withinGrace(making.then(undo));
    throw abortError(signal, subject);
  }
}

/** That it was not made, or that it cannot be undone since the daemon is gone, changes nothing for a caller who has left. */
async function withinGrace(undoing: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  const grace = systemClock.sleep(GRACE_MS, { signal: waiting.signal });
  await Promise.allSettled([Promise.race([undoing, grace])]);
  waiting.abort();
  await Promise.allSettled([grace]);
}
