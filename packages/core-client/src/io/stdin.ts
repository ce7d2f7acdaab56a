import { PassThrough, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { BerthError } from '@berth/foundation';
import { writeFifo } from './fifo-streams.js';

/** A process's input on this side: can be written to at once, and is joined to the FIFO when somebody reads that. */
export interface Stdin {
  readonly stream: Writable;
  /** Once is enough; a second call waits for the first. */
  connect(options?: { readonly signal?: AbortSignal | undefined }): Promise<void>;
  /** Resolves when all that was written is in the FIFO and our end is closed. */
  end(): Promise<void>;
}

/** {@link Stdin} over the FIFO at `path`. */
export function stdinOver(path: string): Stdin {
  const stream = new PassThrough();
  let connecting: Promise<void> | undefined;
  let delivered: Promise<void> = Promise.resolve();
  // A process that ends with input unread breaks the pipe; whoever writes on sees that on the stream itself.
  const ignoreBrokenPipe = (error: unknown) => {
    if (!BerthError.is(BerthError.from(error), 'unavailable', 'unknown')) throw error;
  };
  return {
    stream,
    connect(options) {
      connecting ??= writeFifo(path, options).then((fifo) => {
        delivered = pipeline(stream, fifo).catch(ignoreBrokenPipe);
      });
      return connecting;
    },
    async end() {
      stream.end();
      await connecting;
      await delivered;
      if (!stream.destroyed) await finished(stream, { readable: false }).catch(ignoreBrokenPipe);
    },
  };
}
