import { blockPool, type BlockPool } from '@berth/foundation';
import type { Dispatcher } from 'undici';

/**
 * The body of a response, once. A chunk stays as it is until the next is asked for: copy what must outlast that. At most about
 * {@link PAUSE_ABOVE_BYTES} wait for a slow reader; the connection is paused meanwhile. Leaving the loop early ends the request.
 */
export interface ResponseBody extends AsyncIterable<Buffer> {
  /** Ends interest in the body: what is left is read and dropped where that is little (so that the connection can be used again), cut off otherwise. */
  discard(): void;
}

/** The sending side of a {@link ResponseBody}, driven by the HTTP client. */
export interface BodySink {
  readonly content: ResponseBody;
  start(controller: Dispatcher.DispatchController): void;
  push(chunk: Buffer): void;
  end(): void;
  fail(error: Error): void;
}

const PAUSE_ABOVE_BYTES = 1024 * 1024;
const RESUME_BELOW_BYTES = 256 * 1024;

/** Up to here it is cheaper to read a body nobody wants than to open a new connection. */
const DISCARD_LIMIT_BYTES = 64 * 1024;

const BLOCK_BYTES = 256 * 1024;

/** What three bodies that are read side by side have waiting. */
const KEPT_BLOCKS = 3 * (PAUSE_ABOVE_BYTES / BLOCK_BYTES + 1);

/** The memory that bodies of one host wait in. */
export function bodyMemory(): BlockPool {
  return blockPool({ blockBytes: BLOCK_BYTES, keep: KEPT_BLOCKS });
}

interface Filled {
  readonly block: Buffer;
  bytes: number;
}

/** A body to be filled; `onSettled` is called once, when nothing more will come. */
export function receivedBody(memory: BlockPool, onSettled: () => void): BodySink {
  const waiting: Filled[] = [];
  let waitingBytes = 0;
  let discardedBytes: number | undefined;
  let controller: Dispatcher.DispatchController | undefined;
  let outcome: { readonly error?: Error } | undefined;
  let wake: (() => void) | undefined;

  function settle(result: { readonly error?: Error }): void {
    if (outcome !== undefined) return;
    outcome = result;
    onSettled();
    wake?.();
  }

  function cutOff(): void {
    if (outcome === undefined) controller?.abort(new Error('the reader of the response has left'));
  }

  /** Copies: the socket reads into the same memory again. */
  function store(chunk: Buffer): void {
    for (let rest = chunk; rest.length > 0;) {
      let last = waiting.at(-1);
      if (last === undefined || last.bytes === BLOCK_BYTES) waiting.push((last = { block: memory.take(), bytes: 0 }));
      const copied = rest.copy(last.block, last.bytes);
      last.bytes += copied;
      rest = rest.subarray(copied);
    }
    waitingBytes += chunk.length;
  }

  function drop(): void {
    for (const { block } of waiting.splice(0)) memory.give(block);
  }

  function discard(): void {
    discardedBytes = waitingBytes;
    drop();
    if (discardedBytes > DISCARD_LIMIT_BYTES) cutOff();
    else if (controller?.paused === true) controller.resume();
  }

  async function* read(): AsyncGenerator<Buffer, void, undefined> {
    try {
      for (;;) {
        const first = waiting.shift();
        if (first !== undefined) {
          waitingBytes -= first.bytes;
          if (controller?.paused === true && waitingBytes < RESUME_BELOW_BYTES) controller.resume();
          yield first.block.subarray(0, first.bytes);
          memory.give(first.block);
        } else if (outcome !== undefined) {
          if (outcome.error !== undefined) throw outcome.error;
          return;
        } else {
          await new Promise<void>((resolve) => (wake = resolve));
        }
      }
    } finally {
      drop();
      cutOff();
    }
  }

  return {
    content: { [Symbol.asyncIterator]: read, discard },
    start(started) {
      controller = started;
    },
    push(chunk) {
      if (discardedBytes !== undefined) {
        discardedBytes += chunk.length;
        if (discardedBytes > DISCARD_LIMIT_BYTES) cutOff();
        return;
      }
      store(chunk);
      if (waitingBytes > PAUSE_ABOVE_BYTES) controller?.pause();
      wake?.();
    },
    end: () => {
      settle({});
    },
    fail: (error) => {
      settle({ error });
    },
  };
}
