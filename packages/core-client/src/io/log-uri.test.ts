import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { binaryLogPaths, fileLogPaths } from './log-uri.js';

describe('logs written by the shim', () => {
  test('go to one file by its URI, and have no input', () => {
    expect(fileLogPaths('/var/log/web 1.log')).toEqual({
      stdin: '',
      stdout: 'file:///var/log/web%201.log',
      stderr: 'file:///var/log/web%201.log',
    });
  });

  test.each([
    ['/usr/bin/log', undefined, 'binary:///usr/bin/log'],
    ['/usr/bin/log', {}, 'binary:///usr/bin/log'],
    ['/usr/bin/log', { id: 'a b', '--to': 'x&y=z' }, 'binary:///usr/bin/log?id=a+b&--to=x%26y%3Dz'],
    ['/opt/what?#%/log', { a: '' }, 'binary:///opt/what%3F%23%25/log?a='],
  ])('go to the program %p with %p as %p', (path, args, uri) => {
    expect(binaryLogPaths(path, args)).toEqual({ stdin: '', stdout: uri, stderr: uri });
  });

  test('name any path so that it can be read back', () => {
    const path = fc
      .array(fc.stringMatching(/^[^/\0]{1,10}$/), { minLength: 1, maxLength: 4 })
      .map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(
        path.filter((each) => !/(^|\/)\.{1,2}(\/|$)/.test(each)),
        (each) => {
          expect(decodeURIComponent(new URL(fileLogPaths(each).stdout).pathname)).toBe(each);
          expect(decodeURIComponent(new URL(binaryLogPaths(each).stdout).pathname)).toBe(each);
        },
      ),
    );
  });
});
