import type { Dispatcher } from 'undici';

/**
 * The body of a response, once. Chunks are handed on as they came from the socket, uncopied. At most about
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

/** A body to be filled; `onSettled` is called once, when nothing more will come. */
export function receivedBody(onSettled: () => void): BodySink {
  const waiting: Buffer[] = [];
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

  function discard(): void {
    discardedBytes = waitingBytes;
    waiting.length = 0;
    if (discardedBytes > DISCARD_LIMIT_BYTES) cutOff();
    else if (controller?.paused === true) controller.resume();
  }

  async function* read(): AsyncGenerator<Buffer, void, undefined> {
    try {
      for (;;) {
        const chunk = waiting.shift();
        if (chunk !== undefined) {
          waitingBytes -= chunk.length;
          if (controller?.paused === true && waitingBytes < RESUME_BELOW_BYTES) controller.resume();
          yield chunk;
        } else if (outcome !== undefined) {
          if (outcome.error !== undefined) throw outcome.error;
          return;
        } else {
          await new Promise<void>((resolve) => (wake = resolve));
        }
      }
    } finally {
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
      waiting.push(chunk);
      waitingBytes += chunk.length;
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
