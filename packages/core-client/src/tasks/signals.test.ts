import { describe, expect, test } from '@jest/globals';
import { signalNumber } from './signals.js';
import type { Signal } from './task.js';

describe('a signal', () => {
  test.each<[Signal, number]>([
    ['SIGHUP', 1],
    ['SIGKILL', 9],
    ['SIGUSR1', 10],
    ['SIGTERM', 15],
    ['SIGSTOP', 19],
    [0, 0],
    [34, 34],
    [64, 64],
  ])('%p is number %i on Linux', (signal, number) => {
    expect(signalNumber(signal)).toBe(number);
  });

  test.each([65, -1, 1.5, Number.NaN, 'TERM', 'sigterm', '', 'toString'])('cannot be %p', (signal) => {
    expect(() => signalNumber(signal as Signal)).toThrow(
      expect.objectContaining({ code: 'invalid-argument', field: 'signal' }),
    );
  });
});
