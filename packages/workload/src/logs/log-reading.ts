import { closeSync, constants, openSync, readSync } from 'node:fs';
import { Socket } from 'node:net';
import { errnoOf } from '@berth/foundation';
import type { LogSink } from './log-sink.js';

/** One container's two streams on their way into its log. */
export interface LogReading {
  /** Takes what is left in the FIFOs, all writers having left, and closes them. Resolves once it is in the log. */
  finish(): Promise<void>;
  /** Stops between two chunks. What is unread stays in the FIFOs. */
  close(): void;
}

/** The FIFOs of a container's output, which must be there; empty for a stream that it does not have. */
export interface LogSource {
  readonly stdout: string;
  readonly stderr: string;
}

/** How much is read at a time: as much as a FIFO holds. */
const CHUNK_BYTES = 64 * 1024;

/** How long a disk that takes nothing is left alone, in milliseconds. */
const RETRY_MS = 200;

const STREAMS = ['stdout', 'stderr'] as const;

const READ_ONLY = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * Reads a container's output into `sink`. Each chunk is read and appended in one synchronous step, so that a thread that ends
 * between two steps has neither lost nor doubled anything. While the disk takes nothing nothing is read: the container waits.
 */
export function readLog({ stdout, stderr }: LogSource, sink: LogSink): LogReading {
  const paths = { stdout, stderr };
  const streams = STREAMS.filter((stream) => paths[stream] !== '').map((stream) =>
    followFifo(paths[stream], (chunk) => {
      sink.append(chunk, stream);
    }),
  );
  const close = (): void => {
    for (const stream of streams) stream.close();
    sink.close();
  };
  return {
    async finish() {
      for (const stream of streams) await stream.drain();
      close();
    },
    close,
  };
}

interface FollowedFifo {
  drain(): Promise<void>;
  close(): void;
}

/** Gives each chunk of a FIFO to `take`, again and again where that throws. */
function followFifo(path: string, take: (chunk: Buffer) => void): FollowedFifo {
  const memory = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  /** What `take` did not take yet. */
  let refused: Buffer | undefined;
  let retrying: NodeJS.Timeout | undefined;

  function offer(chunk: Buffer): boolean {
    try {
      take(chunk);
      refused = undefined;
      return true;
    } catch {
      // The log's disk is full or gone: what it says is the same at every chunk, and shows in the container's waiting.
      refused = chunk;
      return false;
    }
  }

  function retry(): void {
    if (refused === undefined || offer(refused)) socket.resume();
    else retrying = setTimeout(retry, RETRY_MS);
  }

  const socket = new Socket({
    fd: openSync(path, READ_ONLY),
    readable: true,
    writable: false,
    onread: {
      buffer: memory,
      callback(bytes) {
        const taken = offer(memory.subarray(0, bytes));
        if (!taken) retrying = setTimeout(retry, RETRY_MS);
        return taken;
      },
    },
  });
  socket.on('error', ignore);

  return {
    async drain() {
      socket.pause();
      clearTimeout(retrying);
      while (refused !== undefined && !offer(refused)) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      for (const chunk of unread(path, memory)) {
        let taken = offer(chunk);
        while (!taken) {
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
          taken = offer(chunk);
        }
      }
    },
    close() {
      clearTimeout(retrying);
      socket.destroy();
    },
  };
}

/** What lies in a FIFO that nobody writes to any more. */
function* unread(path: string, memory: Buffer): Generator<Buffer> {
  const fd = openSync(path, READ_ONLY);
  try {
    for (;;) {
      const bytes = readOr0(fd, memory);
      if (bytes === 0) return;
      yield memory.subarray(0, bytes);
    }
  } finally {
    closeSync(fd);
  }
}

/** 0 at the end, and where there is nothing now. */
function readOr0(fd: number, memory: Buffer): number {
  try {
    return readSync(fd, memory);
  } catch (error) {
    if (errnoOf(error) === 'EAGAIN') return 0;
    throw error;
  }
}

function ignore(): void {
  // A FIFO that breaks is read to its end by `drain`.
}
