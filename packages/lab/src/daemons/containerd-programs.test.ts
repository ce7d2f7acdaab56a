import { describe, expect, test } from '@jest/globals';
import { chosenContainerdVersion } from './containerd-programs.js';

describe('the containerd that a test run uses', () => {
  test.each([
    ['the distribution’s unless told otherwise', {}, 'distribution'],
    ['the one that is named', { BERTH_TEST_CONTAINERD: '2.4.2' }, '2.4.2'],
  ])('is %s', (_, env, expected) => {
    expect(chosenContainerdVersion(env)).toBe(expected);
  });

  test.each(['1.5.0', ''])('is never %j, which is not in the matrix', (version) => {
    expect(() => chosenContainerdVersion({ BERTH_TEST_CONTAINERD: version })).toThrow(/BERTH_TEST_CONTAINERD/);
  });
});
