import { describe, expect, test } from '@jest/globals';
import { responseQueue } from './response-queue.js';

const nothing = (): void => undefined;

describe('the responses of a call', () => {
  test('end for every reader that waits, and the failure is told to one', async () => {
    const queue = responseQueue<string>(nothing);
    const readers = [queue.next(), queue.next(), queue.next()];
    queue.push('last');
    queue.settle(new Error('over'));
    await expect(Promise.allSettled(readers)).resolves.toMatchObject([
      { value: { done: false, value: 'last' } },
      { reason: { message: 'over' } },
      { value: { done: true } },
    ]);
  });

  test('end for a reader that waits when another leaves', async () => {
    const queue = responseQueue<string>(nothing);
    const waiting = queue.next();
    await queue.return?.();
    await expect(waiting).resolves.toMatchObject({ done: true });
  });
});
