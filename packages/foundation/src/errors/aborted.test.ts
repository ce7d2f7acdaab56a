import { describe, expect, test } from '@jest/globals';
import { abortError, throwIfAborted } from './aborted.js';
import { BerthError } from './berth-error.js';

const subject = { operation: 'tasks.wait', object: 'task "a"' };

describe('abortError', () => {
  test('is a cancellation that keeps the reason of the signal', () => {
    const reason = new Error('enough');
    expect(abortError(AbortSignal.abort(reason), subject)).toMatchObject({
      code: 'cancelled',
      message: 'tasks.wait task "a" was cancelled',
      cause: reason,
      ...subject,
    });
  });

  test('is a missed deadline where the reason is a timeout', () => {
    const reason = new DOMException('late', 'TimeoutError');
    expect(abortError(AbortSignal.abort(reason), subject)).toMatchObject({
      code: 'deadline-exceeded',
      message: 'tasks.wait task "a" timed out',
      cause: reason,
    });
  });

  test('is the reason itself where that is a BerthError', () => {
    const reason = new BerthError('aborted', 'the lease is lost');
    expect(abortError(AbortSignal.any([AbortSignal.abort(reason)]), subject)).toBe(reason);
  });

  test('says "the call" where nothing is known of it', () => {
    expect(abortError(undefined).message).toBe('the call was cancelled');
  });
});

describe('throwIfAborted', () => {
  test('throws only once the signal has fired', () => {
    const abort = new AbortController();
    throwIfAborted(abort.signal, subject);
    throwIfAborted(undefined, subject);
    abort.abort();
    expect(() => {
      throwIfAborted(abort.signal, subject);
    }).toThrow('tasks.wait task "a" was cancelled');
  });
});
