import { closeSync, openSync, writeSync } from 'node:fs';
import { criLines } from './cri-lines.js';

/** Where a container's output goes, and as what. */
export interface LogTarget {
  /** The file it is appended to; its directory is there. */
  readonly path: string;
  /** `cri`: time, stream and tag before each line. `raw`: as it comes, both streams in one. */
  readonly format: 'cri' | 'raw';
}

/** An open log file. */
export interface LogSink {
  /** Appends a chunk whole, in one synchronous step. @throws the system's error, with nothing of the rest written */
  append(chunk: Buffer, stream: 'stdout' | 'stderr'): void;
  close(): void;
}

/** Opens a log for appending, mode 0640: it may hold what a container should not have said. */
export function openSink({ path, format }: LogTarget): LogSink {
  const fd = openSync(path, 'a', 0o640);
  /** What of a formatted chunk a full disk did not take yet. It goes first, so that nothing is lost or doubled. */
  let rest: Buffer | undefined;
  const write = (bytes: Buffer): void => {
    rest = bytes;
    while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
    rest = undefined;
  };
  return {
    append(chunk, stream) {
      write(rest ?? (format === 'raw' ? chunk : criLines(chunk, stream, timestamp())));
    },
    close() {
      closeSync(fd);
    },
  };
}

/** Now in RFC 3339 with nanoseconds, as container logs have it; the clock gives milliseconds. */
function timestamp(): string {
  return `${new Date().toISOString().slice(0, -1)}000000Z`;
}
