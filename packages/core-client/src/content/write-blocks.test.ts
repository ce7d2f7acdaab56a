import { describe, expect, test } from '@jest/globals';
import { blockPool } from '@berth/foundation';
import { WriteContentRequest } from '../generated/containerd/services/content/v1.js';
import { writeBlocks } from './write-blocks.js';

const REF = 'layer-sha256:äöü';

const pool = (blockBytes: number) => blockPool({ blockBytes, keep: 2 });

/** What a request of the blocks says to a reader of the contract. */
function read(request: readonly Uint8Array[]): {
  readonly ref: string;
  readonly offset: bigint;
  readonly data: string;
} {
  const { ref, offset, data } = WriteContentRequest.decode(Buffer.concat(request));
  return { ref, offset: BigInt(offset.toString()), data: Buffer.from(data).toString() };
}

describe('write blocks', () => {
  test('make requests as the contract has them', () => {
    const blocks = writeBlocks(REF, { count: 2, bytes: 300, pool: pool(300) });
    const text = 'x'.repeat(200);
    expect(blocks.fill(Buffer.from(text))).toBe(200);
    expect(blocks.bytes).toBe(200);
    expect(read(blocks.request(2 ** 40))).toEqual({ ref: REF, offset: 2n ** 40n, data: text });
    expect(blocks.bytes).toBe(0);
  });

  test('take what fits, and the rest into the next', () => {
    const blocks = writeBlocks(REF, { count: 2, bytes: 4, pool: pool(4) });
    const chunk = Buffer.from('abcdef');
    expect(blocks.fill(chunk)).toBe(4);
    expect(blocks.full).toBe(true);
    const first = blocks.request(0);
    expect(blocks.fill(chunk.subarray(4))).toBe(2);
    const second = blocks.request(4);
    expect([first, second].map(read)).toEqual([
      { ref: REF, offset: 0n, data: 'abcd' },
      { ref: REF, offset: 4n, data: 'ef' },
    ]);
  });

  test('keep a request until its block has its turn again', () => {
    const blocks = writeBlocks(REF, { count: 2, bytes: 4, pool: pool(4) });
    const requests = ['aaaa', 'bbbb'].map((text, index) => {
      blocks.fill(Buffer.from(text));
      return blocks.request(index * 4);
    });
    expect(requests.map((request) => read(request).data)).toEqual(['aaaa', 'bbbb']);
  });

  test('forget what was put in when they are cleared', () => {
    const blocks = writeBlocks(REF, { count: 1, bytes: 4, pool: pool(4) });
    blocks.fill(Buffer.from('ab'));
    blocks.clear();
    blocks.fill(Buffer.from('c'));
    expect(read(blocks.request(0)).data).toBe('c');
  });

  test('give their memory back for the next writer', () => {
    const shared = pool(4);
    const first = writeBlocks(REF, { count: 1, bytes: 4, pool: shared });
    first.fill(Buffer.from('ab'));
    const [, , data] = first.request(0);
    first.release();
    expect(shared.take().buffer).toBe(data?.buffer);
  });
});
