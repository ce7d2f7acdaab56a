import { describe, expect, test } from '@jest/globals';
import { containerdConfig } from './containerd-config.js';

describe('the configuration of a private containerd', () => {
  test.each([
    ['distribution', 2],
    ['1.6.38', 2],
    ['1.7.30', 2],
    ['2.1.9', 3],
    ['2.4.2', 3],
  ] as const)('of %s is written in format %i', (version, format) => {
    expect(containerdConfig(version, '/tmp/x')).toMatch(new RegExp(`^version = ${format}\n`));
  });

  test('keeps every path in its folder', () => {
    const paths = [...containerdConfig('2.4.2', '/tmp/x').matchAll(/"(\/[^"]*)"/g)].map(([, path]) => path);
    expect(paths).toEqual(['/tmp/x/root', '/tmp/x/state', '/tmp/x/containerd.sock', '/tmp/x/containerd.sock.ttrpc']);
  });

  test('has the tables of its own last, so that no key of ours falls into them', () => {
    expect(containerdConfig('1.7.30', '/tmp/x', '[metrics]\naddress = "a"')).toMatch(/\[metrics\]\naddress = "a"$/);
  });
});
