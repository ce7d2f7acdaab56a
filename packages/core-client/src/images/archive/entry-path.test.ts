import { describe, expect, test } from '@jest/globals';
import { entryPath, hardlinkTarget, symlinkTarget } from './entry-path.js';

describe('paths of entries', () => {
  test.each([
    ['index.json', 'index.json'],
    ['./blobs/sha256/', 'blobs/sha256'],
    ['a//b', 'a/b'],
    ['..data/x', '..data/x'],
  ])('%s is %s', (name, path) => {
    expect(entryPath(name)).toBe(path);
  });

  test.each(['/etc/passwd', '../x', 'a/../../x', 'a/..', 'a\\b', 'a\0b', 'x'.repeat(5000)])('%j is refused', (name) => {
    expect(() => entryPath(name)).toThrow(expect.objectContaining({ code: 'invalid-argument', reason: 'unsafe-path' }));
  });
});

describe('links', () => {
  test('a symbolic link is seen from its own directory, a hard link from the top', () => {
    expect(symlinkTarget('a/layer.tar', '../b/layer.tar')).toBe('b/layer.tar');
    expect(hardlinkTarget('a/layer.tar', './b/layer.tar')).toBe('b/layer.tar');
  });

  test.each(['/etc/passwd', '../../x', '../../../etc/passwd'])('a symbolic link to %s is refused', (target) => {
    expect(() => symlinkTarget('a/layer.tar', target)).toThrow(expect.objectContaining({ reason: 'unsafe-link' }));
  });

  test.each(['/etc/passwd', '../x', 'a/../../x'])('a hard link to %s is refused', (target) => {
    expect(() => hardlinkTarget('a/layer.tar', target)).toThrow(expect.objectContaining({ reason: 'unsafe-link' }));
  });
});
