import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantFromNanos } from '@berth/foundation';
import { int64 } from './int64.js';
import { fromTimestamp, toTimestamp } from './timestamp.js';

describe('timestamps', () => {
  test('keep their nanoseconds, before and after 1970', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 18n), 4n * 10n ** 18n), (nanos) => {
        const there = toTimestamp(instantFromNanos(nanos));
        return there.nanos >= 0 && fromTimestamp(there)?.epochNanoseconds === nanos;
      }),
    );
  });

  test('read as RFC 3339 and as a Date', () => {
    const instant = instantFromNanos(1_700_000_000_123_456_700n);
    expect(String(instant)).toBe('2023-11-14T22:13:20.1234567Z');
    expect(JSON.stringify({ instant })).toBe('{"instant":"2023-11-14T22:13:20.1234567Z"}');
    expect(new Date(instant.epochMilliseconds).toISOString()).toBe('2023-11-14T22:13:20.123Z');
    expect(String(instantFromNanos(-1n))).toBe('1969-12-31T23:59:59.999999999Z');
  });

  test("an absent one and Go's zero time are undefined", () => {
    expect(fromTimestamp(null)).toBeUndefined();
    expect(fromTimestamp({ seconds: int64(-62_135_596_800, 's'), nanos: 0 })).toBeUndefined();
  });
});
