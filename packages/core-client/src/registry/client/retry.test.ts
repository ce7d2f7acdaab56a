import { describe, expect, test } from '@jest/globals';
import { BerthError } from '@berth/foundation';
import type { HttpResponse } from './http.js';
import { retryAfterMs, retryDelay, type RetrySituation } from './retry.js';

const situation: RetrySituation = { tries: 1, waits: endless(100), nowMs: 0, retryLost: true, hasAlternative: false };

function* endless(ms: number): Generator<number, never> {
  for (;;) yield ms;
}

function answer(status: number, retryAfter?: string): HttpResponse {
  const header = (name: string): string | undefined => (name === 'retry-after' ? retryAfter : undefined);
  const body = { [Symbol.asyncIterator]: () => [][Symbol.iterator]() as never, discard: () => undefined };
  return { url: new URL('http://r'), status, header, headerValues: () => [], body, secrets: [] };
}

function lost(reason: string): BerthError {
  return new BerthError('unavailable', 'lost', { reason });
}

describe('a request is sent again', () => {
  test.each([
    ['after 429', answer(429), {}, 100],
    ['after 503', answer(503), {}, 100],
    ['after 408', answer(408), {}, 100],
    ['as late as the host asks, in seconds', answer(429, '2'), {}, 2000],
    ['as late as the host asks, by date', answer(503, 'Thu, 01 Jan 1970 00:00:03 GMT'), {}, 3000],
    ['no earlier than we would by ourselves', answer(429, '0'), {}, 100],
    ['after a lost connection', lost('connection-lost'), { tries: 2 }, 100],
    ['after a stall, once', lost('stalled'), {}, 100],
    ['for a mirror too where it asks for patience', answer(429), { hasAlternative: true }, 100],
  ])('%s', (_, outcome, changes, delay) => {
    expect(retryDelay(outcome, { ...situation, ...changes })).toBe(delay);
  });

  test.each([
    ['after success', answer(200), {}],
    ['after 404', answer(404), {}],
    ['after 501', answer(501), {}],
    ['a sixth time', answer(503), { tries: 5 }],
    ['where the host asks for more than a minute', answer(429, '61'), {}],
    ['to a mirror out of order, as another host can be asked', answer(503), { hasAlternative: true }],
    ['to a mirror that is lost', lost('connection-lost'), { hasAlternative: true }],
    ['after the third lost connection', lost('connection-lost'), { tries: 3 }],
    ['after the second stall', lost('stalled'), { tries: 2 }],
    ['where nobody listens', lost('refused'), {}],
    ['where the certificate is not trusted', lost('tls'), {}],
    ['where the caller resumes by himself', lost('connection-lost'), { retryLost: false }],
    ['where the caller has left', new BerthError('cancelled', 'gone'), {}],
  ])('not %s', (_, outcome, changes) => {
    expect(retryDelay(outcome, { ...situation, ...changes })).toBeUndefined();
  });
});

test.each([
  [undefined, undefined],
  ['5', 5000],
  [' 7 ', 7000],
  ['soon', undefined],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
])('Retry-After %j is %j ms', (value, expected) => {
  expect(retryAfterMs(value, 1000)).toBe(expected);
});
