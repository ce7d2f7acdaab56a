import { describe, expect, test } from '@jest/globals';
import { add, sentence, sumOf } from './test-sum.mjs';

const REPORT = {
  numPassedTests: 5,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
};

describe('the sum of a test run', () => {
  test.each([
    ['counts what passed', REPORT, 0, '5 passed, 0 failed, 0 skipped'],
    ['counts what failed once', { ...REPORT, numFailedTests: 2 }, 1, '5 passed, 2 failed, 0 skipped'],
    [
      'counts a file that could not be run as failed',
      { ...REPORT, numRuntimeErrorTestSuites: 1 },
      1,
      '5 passed, 1 failed, 0 skipped',
    ],
    [
      'counts skipped and intended tests alike',
      { ...REPORT, numPendingTests: 2, numTodoTests: 1 },
      0,
      '5 passed, 0 failed, 3 skipped',
    ],
    ['counts an error outside of any test as failed', REPORT, 1, '5 passed, 1 failed, 0 skipped'],
    ['counts a run that left no report as failed', undefined, 143, '0 passed, 1 failed, 0 skipped'],
  ])('%s', (_, report, exitCode, expected) => {
    expect(sentence(sumOf(report, exitCode))).toBe(expected);
  });

  test('adds up over several runs', () => {
    const sum = add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 0, skipped: 1 });
    expect(sum).toEqual({ passed: 11, failed: 2, skipped: 4 });
  });
});
