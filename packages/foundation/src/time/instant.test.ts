import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantFromDate, instantFromNanos } from './instant.js';

/** What a `Date` can hold on either side of 1970, in milliseconds. */
const DATE_LIMIT_MS = 8_640_000_000_000_000;

describe('an instant', () => {
  test('is the Date it was made from', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const instant = instantFromDate(date);
        expect(instant.epochMilliseconds).toBe(date.getTime());
        expect(Date.parse(String(instant))).toBe(date.getTime());
      }),
    );
  });

  test('shows all its nanoseconds and no zero after them', () => {
    const nanos = fc.bigInt(-(10n ** 18n), 4n * 10n ** 18n);
    fc.assert(
      fc.property(nanos, (epochNanoseconds) => {
        const text = String(instantFromNanos(epochNanoseconds));
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,8}[1-9])?Z$/);
        const [, whole = '', fraction = ''] = /^([^.Z]+)\.?(\d*)Z$/.exec(text) ?? [];
        const seconds = BigInt(Date.parse(`${whole}Z`)) / 1000n;
        expect(seconds * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'))).toBe(epochNanoseconds);
      }),
    );
  });

  test('rounds its milliseconds down, before 1970 too', () => {
    expect(instantFromNanos(1_999_999n).epochMilliseconds).toBe(1);
    expect(instantFromNanos(-1n).epochMilliseconds).toBe(-1);
  });

  test.each([
    ['the last that a Date holds', DATE_LIMIT_MS, '+275760-09-13T00:00:00Z'],
    ['the first that a Date holds', -DATE_LIMIT_MS, '-271821-04-20T00:00:00Z'],
    ["Go's zero time", Date.parse('0001-01-01T00:00:00Z'), '0001-01-01T00:00:00Z'],
  ])('%s has a text', (_, milliseconds, text) => {
    expect(String(instantFromNanos(BigInt(milliseconds) * 1_000_000n))).toBe(text);
  });

  test('beyond what a Date holds shows its nanoseconds instead of failing', () => {
    const instant = instantFromNanos((BigInt(DATE_LIMIT_MS) + 1000n) * 1_000_000n);
    expect(JSON.stringify({ instant })).toBe('{"instant":"8640000000001000000000 ns"}');
  });

  test('equals another of the same time', () => {
    expect(instantFromNanos(5n)).toEqual(instantFromNanos(5n));
    expect(instantFromNanos(5n)).not.toEqual(instantFromNanos(6n));
  });
});
