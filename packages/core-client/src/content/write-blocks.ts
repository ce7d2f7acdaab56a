import { int64 } from '@berth/rpc';
import { WriteContentRequest, type WriteContentRequestInit } from '../generated/containerd/services/content/v1.js';

/**
 * The blocks that a writer collects its bytes in, each of which becomes one request where it lies. They are used over and over,
 * in turn: fresh memory for every megabyte, and for its encoding, costs a pull more in garbage collection than all else.
 */
export interface WriteBlocks {
  /** How many bytes the present block holds. */
  readonly bytes: number;
  /** Whether the present block has no room. */
  readonly full: boolean;
  /** Copies into the present block what fits, and says how many bytes that was. */
  fill(chunk: Uint8Array): number;
  /** The request that writes the present block at an offset; it stays valid until the block's next turn. */
  request(offsetBytes: number): Uint8Array;
  /** Forgets the present block's bytes. */
  clear(): void;
}

/** How many blocks there are and how long each is, in bytes. */
export interface BlockSizes {
  readonly count: number;
  readonly bytes: number;
}

const WRITE = 1;

/** More than any request has beside its ref and its data. */
const ENVELOPE_BYTES = 64;

/** The tag of the request's `data`, field 6: bytes. */
const DATA_TAG = (6 << 3) | 2;

/** {@link WriteBlocks} for requests to the ingest `ref`. */
export function writeBlocks(ref: string, { count, bytes: blockBytes }: BlockSizes): WriteBlocks {
  const start = Buffer.byteLength(ref) + ENVELOPE_BYTES;
  const blocks: Buffer[] = [];
  let turn = 0;
  let bytes = 0;
  const present = (): Buffer => (blocks[turn] ??= Buffer.allocUnsafeSlow(start + blockBytes));
  return {
    get bytes() {
      return bytes;
    },
    get full() {
      return bytes === blockBytes;
    },
    fill(chunk) {
      const fitting = chunk.subarray(0, blockBytes - bytes);
      present().set(fitting, start + bytes);
      bytes += fitting.length;
      return fitting.length;
    },
    request(offsetBytes) {
      const block = present();
      const request = { action: WRITE, ref, offset: int64(offsetBytes, 'offset') } satisfies WriteContentRequestInit;
      // The fields of a message may stand in any order, so all others go before the data.
      const head = [WriteContentRequest.encode(request), Buffer.from([DATA_TAG, ...varint(bytes)])];
      const first = start - head.reduce((sum, { length }) => sum + length, 0);
      block.set(Buffer.concat(head), first);
      const whole = block.subarray(first, start + bytes);
      turn = (turn + 1) % count;
      bytes = 0;
      return whole;
    },
    clear() {
      bytes = 0;
    },
  };
}

/** @see https://protobuf.dev/programming-guides/encoding/#varints */
function varint(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}
