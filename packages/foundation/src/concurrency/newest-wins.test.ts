import { describe, expect, test } from '@jest/globals';
import { newestWins, type NewestWins } from './newest-wins.js';

async function all<T>(channel: NewestWins<T>): Promise<readonly T[]> {
  const values: T[] = [];
  for await (const value of channel) values.push(value);
  return values;
}

describe('newestWins', () => {
  test('gives a slow reader the newest value alone', async () => {
    const channel = newestWins<number>();
    for (let n = 0; n < 1000; n += 1) channel.set(n);
    channel.end();
    await expect(all(channel)).resolves.toEqual([999]);
  });

  test('wakes a reader that waits, for a value and for the end', async () => {
    const channel = newestWins<string>();
    const reader = channel[Symbol.asyncIterator]();
    const first = reader.next();
    channel.set('a');
    await expect(first).resolves.toEqual({ done: false, value: 'a' });
    const second = reader.next();
    channel.end();
    await expect(second).resolves.toEqual({ done: true, value: undefined });
  });

  test('throws the error it ended with, after the newest value', async () => {
    const channel = newestWins<number>();
    channel.set(1);
    channel.end(new Error('boom'));
    const reader = channel[Symbol.asyncIterator]();
    await expect(reader.next()).resolves.toEqual({ done: false, value: 1 });
    await expect(reader.next()).rejects.toThrow('boom');
  });

  test('keeps its first end', async () => {
    const channel = newestWins<number>();
    channel.end();
    channel.end(new Error('too late'));
    await expect(all(channel)).resolves.toEqual([]);
  });

  test('takes undefined for a value like any other', async () => {
    const channel = newestWins<undefined>();
    channel.set(undefined);
    channel.end();
    await expect(all(channel)).resolves.toEqual([undefined]);
  });
});
