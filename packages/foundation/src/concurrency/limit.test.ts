import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { limit } from './limit.js';

describe('limit', () => {
  test('never runs more at a time, runs all, and in the order they came', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }),
        async (most, turns) => {
          const room = limit(most);
          let running = 0;
          let peak = 0;
          const begun: number[] = [];
          await Promise.all(
            turns.map((count, n) =>
              room.run(async () => {
                begun.push(n);
                peak = Math.max(peak, (running += 1));
                for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
                running -= 1;
              }),
            ),
          );
          expect(begun).toEqual(turns.map((_, n) => n));
          expect(peak).toBeLessThanOrEqual(most);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('gives no turn to a caller that was cancelled while it waited', async () => {
    const room = limit(1);
    const holder = Promise.withResolvers<undefined>();
    const held = room.run(() => holder.promise);
    const abort = new AbortController();
    const cancelled = room.run(() => Promise.reject(new Error('must not run')), { signal: abort.signal });
    const next = room.run(() => Promise.resolve('next'));
    abort.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    holder.resolve(undefined);
    await held;
    await expect(next).resolves.toBe('next');
  });

  test('keeps no room for work that threw, or for a caller that came cancelled', async () => {
    const room = limit(1);
    await expect(room.run(() => Promise.reject(new Error('boom')))).rejects.toThrow('boom');
    const signal = AbortSignal.abort();
    await expect(room.run(() => Promise.resolve(1), { signal })).rejects.toMatchObject({ code: 'cancelled' });
    await expect(room.run(() => Promise.resolve(1))).resolves.toBe(1);
  });

  test('leaves no listener on a signal once its turn came', async () => {
    const room = limit(1);
    const abort = new AbortController();
    const holder = Promise.withResolvers<undefined>();
    const held = room.run(() => holder.promise);
    const waited = room.run(() => Promise.resolve('ran'), { signal: abort.signal });
    holder.resolve(undefined);
    await held;
    await expect(waited).resolves.toBe('ran');
    abort.abort();
    await expect(room.run(() => Promise.resolve('free'))).resolves.toBe('free');
  });

  test.each([0, -1, 1.5, Number.NaN])('refuses %p at a time, which nothing could ever run under', (most) => {
    expect(() => limit(most)).toThrow(expect.objectContaining({ code: 'invalid-argument', field: 'most' }));
  });
});
