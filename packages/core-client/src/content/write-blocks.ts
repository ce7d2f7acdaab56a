import type { BlockPool } from '@berth/foundation';
import { int64 } from '@berth/rpc';
import {
  WriteAction,
  WriteContentRequest,
  type WriteContentRequestInit,
} from '../generated/containerd/services/content/v1.js';

/** The blocks that a writer collects its bytes in, each of which becomes one request where it lies. They are used in turn. */
export interface WriteBlocks {
  /** How many bytes the present block holds. */
  readonly bytes: number;
  /** Whether the present block has no room. */
  readonly full: boolean;
  /** How many bytes may be on their way unacknowledged: with more, a block would have its turn while it is being sent. */
  readonly windowBytes: number;
  /** Copies into the present block what fits, and says how many bytes that was. */
  fill(chunk: Uint8Array): number;
  /** The request that writes the present block at an offset, in pieces; it stays valid until the block's next turn. */
  request(offsetBytes: number): readonly Uint8Array[];
  /** Forgets the present block's bytes. */
  clear(): void;
  /** Gives the blocks back, none of which is on its way any more. */
  release(): void;
}

/** How many blocks there are, how long each is, in bytes, and where they come from. */
export interface BlockSource {
  readonly count: number;
  readonly bytes: number;
  readonly pool: BlockPool;
}

/** The tag of the request's `data`, field 6: bytes. */
const DATA_TAG = (6 << 3) | 2;

/** {@link WriteBlocks} for requests to the ingest `ref`. */
export function writeBlocks(ref: string, { count, bytes: blockBytes, pool }: BlockSource): WriteBlocks {
  let blocks: Buffer[] = [];
  let turn = 0;
  let bytes = 0;
  const present = (): Buffer => (blocks[turn] ??= pool.take());
  return {
    get bytes() {
      return bytes;
    },
    get full() {
      return bytes === blockBytes;
    },
    windowBytes: (count - 1) * blockBytes,
    fill(chunk) {
      const fitting = chunk.subarray(0, blockBytes - bytes);
      present().set(fitting, bytes);
      bytes += fitting.length;
      return fitting.length;
    },
    request(offsetBytes) {
      const block = present();
      const request = {
        action: WriteAction.WRITE,
        ref,
        offset: int64(offsetBytes, 'offset'),
      } satisfies WriteContentRequestInit;
      // The fields of a message may stand in any order, so all others go before the data.
      const pieces = [
        WriteContentRequest.encode(request),
        Buffer.from([DATA_TAG, ...varint(bytes)]),
        block.subarray(0, bytes),
      ];
      turn = (turn + 1) % count;
      bytes = 0;
      return pieces;
    },
    clear() {
      bytes = 0;
    },
    release() {
      for (const block of blocks) pool.give(block);
      blocks = [];
    },
  };
}

/** @see https://protobuf.dev/programming-guides/encoding/#varints */
function varint(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}
