import { abortError, throwIfAborted } from '../errors/aborted.js';

/** Many callers, one piece of work: those who ask for a key while its work is under way get the same outcome. */
export interface SharedFlight<T> {
  /**
   * Joins the work for `key`, or starts it. The work's own signal fires only when every caller has left, so one caller's
   * cancellation never fails another. A caller whose signal fires leaves at once with `cancelled`.
   */
  run(
    key: string,
    work: (signal: AbortSignal) => Promise<T>,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<T>;
  /** How many keys are under way. */
  readonly size: number;
}

interface Flight<T> {
  readonly outcome: Promise<T>;
  readonly abort: AbortController;
  passengers: number;
}

/** A new {@link SharedFlight} with nothing under way. */
export function sharedFlight<T>(): SharedFlight<T> {
  const flights = new Map<string, Flight<T>>();

  function board(key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const current = flights.get(key);
    if (current !== undefined && !current.abort.signal.aborted) return current;
    const abort = new AbortController();
    const flight: Flight<T> = { abort, passengers: 0, outcome: Promise.resolve().then(() => work(abort.signal)) };
    flights.set(key, flight);
    const land = (): void => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    flight.outcome.then(land, land);
    return flight;
  }

  return {
    get size() {
      return flights.size;
    },
    async run(key, work, { signal } = {}) {
      throwIfAborted(signal);
      const flight = board(key, work);
      flight.passengers += 1;
      try {
        return await raceAbort(flight.outcome, signal);
      } finally {
        flight.passengers -= 1;
        if (flight.passengers === 0) flight.abort.abort();
      }
    },
  };
}

/** `outcome`, or the abort error as soon as the signal fires; the outcome's own later rejection stays handled. */
export function raceAbort<T>(outcome: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return outcome;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(abortError(signal));
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    outcome.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', onAbort);
    });
  });
}
