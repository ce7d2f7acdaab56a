import { expect, test } from '@jest/globals';
import { parseGoDuration } from './go-duration.js';

test.each([
  ['0', 0],
  ['10s', 10_000],
  ['1m30s', 90_000],
  ['1.5h', 5_400_000],
  ['500ms', 500],
  ['.5s', 500],
  ['100us', 0.1],
])('%s is %f ms', (text, ms) => {
  expect(parseGoDuration(text, 'f')).toBeCloseTo(ms);
});

test.each(['', '10', 's', '10 s', '-1s', '1d', '1s2', 'x1s'])('%j is no duration', (text) => {
  expect(() => parseGoDuration(text, 'f')).toThrow(expect.objectContaining({ code: 'invalid-argument', field: 'f' }));
});
