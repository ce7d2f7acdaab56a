import { describe, expect, test } from '@jest/globals';
import { BerthError, errnoOf } from './berth-error.js';

describe('BerthError', () => {
  test('is told by its code, and by any of several', () => {
    const error = new BerthError('not-found', 'gone');
    expect(BerthError.is(error)).toBe(true);
    expect(BerthError.is(error, 'aborted', 'not-found')).toBe(true);
    expect(BerthError.is(error, 'aborted')).toBe(false);
    expect(BerthError.is(new Error('gone'), 'not-found')).toBe(false);
  });

  test('keeps every detail, and has no cause where none is known', () => {
    const cause = new Error('below');
    const details = { operation: 'a.b', object: 'c', field: 'd', reason: 'e', peerMessage: 'f', cause };
    expect(new BerthError('internal', 'words', details)).toMatchObject({
      code: 'internal',
      message: 'words',
      ...details,
    });
    expect('cause' in new BerthError('internal', 'words')).toBe(false);
  });
});

describe('BerthError.from', () => {
  test.each([
    ['ENOENT', 'not-found'],
    ['EEXIST', 'already-exists'],
    ['EACCES', 'permission-denied'],
    ['EPERM', 'permission-denied'],
    ['ENOSPC', 'no-space'],
    ['EDQUOT', 'no-space'],
    ['EMFILE', 'resource-exhausted'],
    ['ECONNREFUSED', 'unavailable'],
    ['EPIPE', 'unavailable'],
    ['ETIMEDOUT', 'deadline-exceeded'],
    ['EWHATEVER', 'unknown'],
    ['toString', 'unknown'],
  ])('reads %s as %s', (errno, code) => {
    const cause = Object.assign(new Error('words'), { code: errno });
    expect(BerthError.from(cause)).toMatchObject({ code, message: 'words', peerMessage: 'words', cause });
  });

  test('gives back a BerthError as it is', () => {
    const error = new BerthError('aborted', 'words');
    expect(BerthError.from(error, { operation: 'x' })).toBe(error);
  });

  test('says what was tried on what, before the words', () => {
    const error = BerthError.from(new Error('words'), { operation: 'io.open', object: '/p' });
    expect(error).toMatchObject({ code: 'unknown', message: 'io.open /p: words', operation: 'io.open', object: '/p' });
  });

  test.each([
    ['text', 'text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [7, '7'],
  ])('takes %p, thrown by someone', (thrown, message) => {
    expect(BerthError.from(thrown)).toMatchObject({ code: 'unknown', message });
  });
});

describe('errnoOf', () => {
  test.each([
    [Object.assign(new Error(), { code: 'ENOENT' }), 'ENOENT'],
    [Object.assign(new Error(), { code: 5 }), undefined],
    [new Error(), undefined],
    [null, undefined],
    ['ENOENT', undefined],
  ])('of %p is %p', (error, errno) => {
    expect(errnoOf(error)).toBe(errno);
  });
});
