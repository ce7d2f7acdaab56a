import { describe, expect, test } from '@jest/globals';
import { readArguments } from './test-arguments.mjs';

const PINNED = ['1.7.30', '2.4.2'];
const NOTHING = { containerd: undefined, unit: false, yes: false, patterns: [] };

describe('the arguments of npm test', () => {
  test.each([
    ['none', [], NOTHING],
    ['flags', ['--unit', '--yes'], { ...NOTHING, unit: true, yes: true }],
    ['patterns', ['pull', 'registry/auth'], { ...NOTHING, patterns: ['pull', 'registry/auth'] }],
    [
      'a pinned version and a pattern',
      ['--containerd', '1.7.30', 'pull'],
      { ...NOTHING, containerd: '1.7.30', patterns: ['pull'] },
    ],
    ['the distribution’s', ['--containerd', 'distribution'], { ...NOTHING, containerd: 'distribution' }],
  ])('%s', (_, args, expected) => {
    expect(readArguments(args, PINNED)).toEqual(expected);
  });

  test.each([
    ['a version that is not pinned', ['--containerd', '1.5.0'], 'distribution, 1.7.30, 2.4.2, not 1.5.0'],
    ['no version', ['--containerd'], 'not nothing'],
    ['an option that is not known', ['--fast'], '--fast is not known'],
  ])('%s is refused', (_, args, message) => {
    expect(() => readArguments(args, PINNED)).toThrow(message);
  });
});
