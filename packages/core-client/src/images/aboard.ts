import type { SharedFlight } from '@berth/foundation';

/**
 * Shares work among pulls, but not another's failure: whoever only joined tries for itself, since the other may have been
 * cancelled, or let in by other credentials. Who leaves work that nobody waits for any more sees it undone first.
 * Answers by whom the work was done.
 */
export async function aboard(
  flights: SharedFlight<void>,
  key: string,
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<'us' | 'another'> {
  for (;;) {
    const begun: { readonly outcome: Promise<void>; readonly signal: AbortSignal }[] = [];
    const begin = (ending: AbortSignal): Promise<void> => {
      const outcome = work(ending);
      begun.push({ outcome, signal: ending });
      return outcome;
    };
    try {
      await flights.run(key, begin, { signal });
      return begun.length > 0 ? 'us' : 'another';
    } catch (error) {
      if (begun.length === 0 && signal?.aborted !== true) continue;
      await Promise.allSettled(begun.filter((own) => own.signal.aborted).map(({ outcome }) => outcome));
      throw error;
    }
  }
}
