import { describe, expect, test } from '@jest/globals';
import { raceAbort, sharedFlight } from './shared-flight.js';

describe('sharedFlight', () => {
  test('does the work once for all who ask meanwhile, and anew afterwards', async () => {
    const flights = sharedFlight<number>();
    let runs = 0;
    const work = () => Promise.resolve((runs += 1));
    await expect(Promise.all([flights.run('k', work), flights.run('k', work)])).resolves.toEqual([1, 1]);
    await expect(flights.run('k', work)).resolves.toBe(2);
    expect(flights.size).toBe(0);
  });

  test('gives all the same failure, and keeps nothing of it', async () => {
    const flights = sharedFlight<number>();
    const fails = () => Promise.reject(new Error('boom'));
    const both = await Promise.allSettled([flights.run('k', fails), flights.run('k', fails)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(flights.size).toBe(0);
    await expect(flights.run('k', () => Promise.resolve(1))).resolves.toBe(1);
  });

  test('makes a failure of work that throws before its first await', async () => {
    const flights = sharedFlight<number>();
    const work = (): Promise<number> => {
      throw new Error('at once');
    };
    await expect(flights.run('k', work)).rejects.toThrow('at once');
    expect(flights.size).toBe(0);
  });

  test('lets one caller go without the others noticing', async () => {
    const flights = sharedFlight<string>();
    const work = Promise.withResolvers<string>();
    const abort = new AbortController();
    let stopped = false;
    const leaving = flights.run(
      'k',
      (signal) => {
        signal.addEventListener('abort', () => (stopped = true));
        return work.promise;
      },
      { signal: abort.signal },
    );
    const staying = flights.run('k', () => Promise.reject(new Error('must not run')));
    abort.abort();
    await expect(leaving).rejects.toMatchObject({ code: 'cancelled' });
    expect(stopped).toBe(false);
    work.resolve('done');
    await expect(staying).resolves.toBe('done');
  });

  test('stops the work when the last caller leaves, and begins anew for the next', async () => {
    const flights = sharedFlight<string>();
    const abort = new AbortController();
    const stopped = Promise.withResolvers<undefined>();
    const old = Promise.withResolvers<string>();
    const leaving = flights.run(
      'k',
      (signal) => {
        signal.addEventListener('abort', () => {
          stopped.resolve(undefined);
        });
        return old.promise;
      },
      { signal: abort.signal },
    );
    await Promise.resolve();
    abort.abort();
    await expect(leaving).rejects.toMatchObject({ code: 'cancelled' });
    await stopped.promise;
    const next = Promise.withResolvers<string>();
    const following = flights.run('k', () => next.promise);
    // The end of what was given up must not take the new flight with it.
    old.reject(new Error('given up'));
    await expect(old.promise).rejects.toThrow('given up');
    expect(flights.size).toBe(1);
    next.resolve('anew');
    await expect(following).resolves.toBe('anew');
    expect(flights.size).toBe(0);
  });

  test('does not make one key wait for another', async () => {
    const flights = sharedFlight<string>();
    const slow = Promise.withResolvers<string>();
    const waiting = flights.run('a', () => slow.promise);
    await expect(flights.run('b', () => Promise.resolve('b'))).resolves.toBe('b');
    slow.resolve('a');
    await expect(waiting).resolves.toBe('a');
  });
});

describe('raceAbort', () => {
  test('rejects at once where the signal has fired, and handles what comes later', async () => {
    const late = Promise.withResolvers<string>();
    await expect(raceAbort(late.promise, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    late.reject(new Error('later'));
  });

  test('is the outcome where nothing fires', async () => {
    await expect(raceAbort(Promise.resolve(1), undefined)).resolves.toBe(1);
    await expect(raceAbort(Promise.resolve(2), new AbortController().signal)).resolves.toBe(2);
  });
});
