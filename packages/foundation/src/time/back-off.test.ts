import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { backOff, type BackOffOptions } from './back-off.js';

function first(count: number, options?: BackOffOptions): number[] {
  const waits = backOff(options);
  return Array.from({ length: count }, () => waits.next().value);
}

describe('backOff', () => {
  test('doubles from 100 ms to 10 s, and stays there', () => {
    const middle = { random: () => 0.5 };
    expect(first(9, middle)).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
  });

  test('takes its own first wait, factor and cap', () => {
    const options = { initialMs: 10, factor: 3, maxMs: 50, jitter: 0 };
    expect(first(4, options)).toEqual([10, 30, 50, 50]);
  });

  test('is moved by chance within its jitter, and never beyond its cap', () => {
    const options = fc.record({
      initialMs: fc.integer({ min: 1, max: 1000 }),
      maxMs: fc.integer({ min: 1, max: 5000 }),
      jitter: fc.double({ min: 0, max: 1, noNaN: true }),
      chance: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(options, ({ initialMs, maxMs, jitter, chance }) => {
        const plain = first(12, { initialMs, maxMs, jitter: 0 });
        const moved = first(12, { initialMs, maxMs, jitter, random: () => chance });
        moved.forEach((wait, n) => {
          const middle = plain[n] ?? 0;
          expect(wait).toBeGreaterThanOrEqual(middle * (1 - jitter / 2) - 1e-9);
          expect(wait).toBeLessThanOrEqual(Math.min(maxMs, Math.max(initialMs, middle) * (1 + jitter / 2)) + 1e-9);
        });
      }),
    );
  });
});
