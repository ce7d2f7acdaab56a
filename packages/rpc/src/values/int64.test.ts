import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { int64, toBigInt, toSafeNumber, uint64 } from './int64.js';

describe('64-bit values', () => {
  test('every signed and unsigned value survives the way there and back', () => {
    fc.assert(fc.property(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), (value) => toBigInt(int64(value, 'v')) === value));
    fc.assert(fc.property(fc.bigInt(0n, 2n ** 64n - 1n), (value) => toBigInt(uint64(value, 'v')) === value));
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => toSafeNumber(int64(value, 'v'), 'v') === value));
  });

  test.each([2n ** 64n, -1n])('%s is refused as unsigned, with the field named', (value) => {
    expect(() => uint64(value, 'limit')).toThrow(expect.objectContaining({ code: 'invalid-argument', field: 'limit' }));
  });

  test.each([2 ** 53, 1.5, NaN, -1])('the number %s is refused as unsigned', (value) => {
    expect(() => uint64(value, 'limit')).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });

  test('a value that a number cannot hold is refused rather than rounded', () => {
    expect(() => toSafeNumber(uint64(2n ** 53n, 'v'), 'size')).toThrow(
      expect.objectContaining({ code: 'out-of-range', field: 'size' }),
    );
  });
});
