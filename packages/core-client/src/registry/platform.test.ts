import { describe, expect, test } from '@jest/globals';
import {
  defaultPlatform,
  formatPlatform,
  normalizePlatform,
  parsePlatform,
  platformMatcher,
  platformOfNode,
  rankByPlatform,
  type Platform,
} from './platform.js';

describe('a platform', () => {
  test.each([
    ['linux/amd64', 'linux/amd64'],
    ['linux/x86_64', 'linux/amd64'],
    ['Linux/X86-64', 'linux/amd64'],
    ['linux/amd64/v1', 'linux/amd64'],
    ['linux/amd64/v3', 'linux/amd64/v3'],
    ['linux/i386', 'linux/386'],
    ['linux/aarch64', 'linux/arm64'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/arm64/8', 'linux/arm64'],
    ['linux/arm64/v9', 'linux/arm64/v9'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm/6', 'linux/arm/v6'],
    ['linux/armhf', 'linux/arm/v7'],
    ['linux/armel', 'linux/arm/v6'],
    ['linux/s390x', 'linux/s390x'],
    ['macos/arm64', 'darwin/arm64'],
    ['windows(10.0.17763)/amd64', 'windows(10.0.17763)/amd64'],
  ])('%s is %s', (text, canonical) => {
    expect(formatPlatform(parsePlatform(text))).toBe(canonical);
    expect(parsePlatform(canonical)).toEqual(parsePlatform(text));
  });

  test.each([
    '',
    'linux',
    'linux/',
    '/amd64',
    'linux/amd64/',
    'linux/amd64/v1/x',
    'linux/am d64',
    'linux/*',
    'windows(/amd64',
  ])('%j is refused with its field named', (text) => {
    expect(() => parsePlatform(text)).toThrow(expect.objectContaining({ code: 'invalid-argument', field: 'platform' }));
  });

  test.each([
    ['linux', 'x64', 'linux/amd64'],
    ['linux', 'arm64', 'linux/arm64'],
    ['linux', 'arm', 'linux/arm/v7'],
    ['darwin', 'arm64', 'linux/arm64'],
    ['linux', 'ppc64', 'linux/ppc64le'],
    ['linux', 's390x', 'linux/s390x'],
    ['linux', 'riscv64', 'linux/riscv64'],
    ['win32', 'x64', 'windows/amd64'],
  ])('of Node.js on %s %s is %s', (os, architecture, expected) => {
    expect(formatPlatform(platformOfNode(os, architecture))).toBe(expected);
  });

  test('of this machine is in its normal form', () => {
    expect(normalizePlatform(defaultPlatform())).toEqual(defaultPlatform());
  });
});

describe('choosing by platform', () => {
  test.each([
    [
      'linux/arm/v7',
      ['linux/arm/v5', 'linux/arm/v7', 'linux/arm/v6', 'linux/arm64', 'linux/arm/v8'],
      ['linux/arm/v7', 'linux/arm/v6', 'linux/arm/v5'],
    ],
    [
      'linux/arm64',
      ['linux/arm/v6', 'linux/arm/v7', 'linux/amd64', 'linux/arm64', 'linux/arm/v8'],
      ['linux/arm64', 'linux/arm/v8', 'linux/arm/v7', 'linux/arm/v6'],
    ],
    ['linux/arm64/v9', ['linux/arm64', 'linux/arm64/v9'], ['linux/arm64/v9', 'linux/arm64']],
    ['linux/amd64', ['linux/386', 'linux/amd64/v3', 'windows/amd64', 'linux/amd64'], ['linux/amd64', 'linux/386']],
    [
      'linux/amd64/v3',
      ['linux/amd64', 'linux/amd64/v2', 'linux/amd64/v4', 'linux/386'],
      ['linux/amd64/v2', 'linux/amd64', 'linux/386'],
    ],
    ['linux/s390x', ['linux/amd64', 'linux/s390x'], ['linux/s390x']],
    [
      'windows(10.0.17763.55)/amd64',
      ['windows(10.0.20348.1)/amd64', 'windows(10.0.17763.1)/amd64'],
      ['windows(10.0.17763.1)/amd64'],
    ],
    ['linux/amd64', ['linux/arm64'], []],
  ])('%s runs of %j: %j', (wanted, offered, expected) => {
    const candidates = offered.map((text) => ({ platform: parsePlatform(text) }));
    const ranked = rankByPlatform(candidates, platformMatcher(parsePlatform(wanted)));
    expect(ranked.map(({ platform }) => formatPlatform(platform))).toEqual(expected);
  });

  test('equals keep their order, and an entry without a platform comes last', () => {
    interface Candidate {
      readonly id: string;
      readonly platform?: Platform;
    }
    const a: Candidate = { platform: parsePlatform('linux/amd64'), id: 'a' };
    const b: Candidate = { platform: parsePlatform('linux/amd64'), id: 'b' };
    const c: Candidate = { id: 'c' };
    expect(rankByPlatform([c, a, b], platformMatcher(parsePlatform('linux/amd64')))).toEqual([a, b, c]);
  });
});
