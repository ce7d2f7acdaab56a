import { describe, expect, test } from '@jest/globals';
import { keyedLock } from './keyed-lock.js';

describe('keyedLock', () => {
  test('serves those who wait for a key in the order they came, and forgets the key afterwards', async () => {
    const lock = keyedLock();
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3].map((n) =>
        lock.run('k', async () => {
          await Promise.resolve();
          order.push(n);
        }),
      ),
    );
    expect(order).toEqual([1, 2, 3]);
    expect(lock.size).toBe(0);
  });

  test('does not make one key wait for another', async () => {
    const lock = keyedLock();
    const holder = Promise.withResolvers<undefined>();
    const held = lock.run('a', () => holder.promise);
    await expect(lock.run('b', () => Promise.resolve('free'))).resolves.toBe('free');
    holder.resolve(undefined);
    await held;
  });

  test('gives no turn to a caller that was cancelled while it waited', async () => {
    const lock = keyedLock();
    const holder = Promise.withResolvers<undefined>();
    const held = lock.run('k', () => holder.promise);
    const abort = new AbortController();
    const cancelled = lock.run('k', () => Promise.reject(new Error('must not run')), { signal: abort.signal });
    const next = lock.run('k', () => Promise.resolve('next'));
    abort.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    holder.resolve(undefined);
    await held;
    await expect(next).resolves.toBe('next');
  });

  test('frees the key when the work throws', async () => {
    const lock = keyedLock();
    await expect(lock.run('k', () => Promise.reject(new Error('boom')))).rejects.toThrow('boom');
    await expect(lock.run('k', () => Promise.resolve(1))).resolves.toBe(1);
  });
});
