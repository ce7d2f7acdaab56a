import { expect, test } from '@jest/globals';
import { anySignal } from './any-signal.js';

test('fires with any that fires, and with its reason', () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const signal = anySignal(undefined, first.signal, second.signal);
  expect(signal.aborted).toBe(false);
  second.abort('why');
  expect(signal.reason).toBe('why');
});

test('never fires where there is none', () => {
  expect(anySignal(undefined).aborted).toBe(false);
});
