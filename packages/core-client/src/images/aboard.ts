import type { SharedFlight } from '@berth/foundation';

/**
 * Shares work among pulls, but not another's failure: whoever only joined tries for itself, since the other may have been
 * cancelled, or let in by other credentials. Who leaves work that nobody waits for any more sees it undone first.
 */
export async function aboard<T>(
  flights: SharedFlight<T>,
  key: string,
  work: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (;;) {
    const begun: { readonly outcome: Promise<T>; readonly signal: AbortSignal }[] = [];
    const begin = (ending: AbortSignal): Promise<T> => {
      const outcome = work(ending);
      begun.push({ outcome, signal: ending });
      return outcome;
    };
    try {
      return await flights.run(key, begin, { signal });
    } catch (error) {
      if (begun.length === 0 && signal?.aborted !== true) continue;
      await Promise.allSettled(begun.filter((own) => own.signal.aborted).map(({ outcome }) => outcome));
      throw error;
    }
  }
}
