import { describe, expect, test } from '@jest/globals';
import { hostsFile, reachable } from './network-files.js';

describe('the files of a sandbox', () => {
  test('/etc/hosts has the loopback names and the sandbox by its addresses', () => {
    const lines = hostsFile('web', ['10.1.2.3']).split('\n');
    expect(lines).toContain('127.0.0.1\tlocalhost');
    expect(lines).toContain('10.1.2.3\tweb');
  });

  test.each([
    ['nameserver 127.0.0.53\n', false],
    ['nameserver ::1\n', false],
    ['', false],
    ['search a\nnameserver 127.0.0.53\nnameserver 10.0.0.2\n', true],
    ['nameserver 2001:db8::1\n', true],
  ])('%j: a sandbox reaches its servers: %s', (resolvConf, expected) => {
    expect(reachable(resolvConf)).toBe(expected);
  });
});
