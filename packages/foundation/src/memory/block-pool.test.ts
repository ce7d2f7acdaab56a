import { expect, test } from '@jest/globals';
import { blockPool } from './block-pool.js';

test('a block that was given back is taken again', () => {
  const pool = blockPool({ blockBytes: 8, keep: 2 });
  const block = pool.take();
  expect(block).toHaveLength(8);
  expect(pool.take()).not.toBe(block);
  pool.give(block);
  expect(pool.take()).toBe(block);
});

test('no more unused blocks are kept than the pool may', () => {
  const pool = blockPool({ blockBytes: 8, keep: 1 });
  const [kept, dropped] = [pool.take(), pool.take()];
  pool.give(kept);
  pool.give(dropped);
  expect(pool.take()).toBe(kept);
  expect(pool.take()).not.toBe(dropped);
});
