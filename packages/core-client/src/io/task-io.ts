import type { Readable, Writable } from 'node:stream';

/**
 * Where the standard streams of a container's process go.
 *
 * - `null`: nowhere.
 * - `streams`: to this process, through FIFOs that berth makes and removes. `stdin` opens the process's input as well.
 * - `file`: the shim appends stdout and stderr to a file, with no help from this process. The path is absolute.
 * - `binary`: the shim starts a logging program and gives it both streams as file descriptors 3 and 4.
 * - `fifos`: to FIFOs that exist already and that somebody else reads.
 *
 * A process with a terminal has stderr as part of stdout, and goes neither to `null` nor to a `file`. Whether a task has one is
 * in its container's spec, which `terminal` may repeat but not contradict; an exec has one where `terminal` is true.
 */
export type TaskIo =
  | { readonly kind: 'null' }
  | { readonly kind: 'streams'; readonly stdin?: boolean | undefined; readonly terminal?: boolean | undefined }
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'binary';
      readonly path: string;
      readonly args?: Readonly<Record<string, string>> | undefined;
      readonly terminal?: boolean | undefined;
    }
  | { readonly kind: 'fifos'; readonly paths: StreamPaths; readonly terminal?: boolean | undefined };

/** What the daemon is told of a process's streams: a path, a URI, or an empty string for none. */
export interface StreamPaths {
  readonly stdin: string;
  readonly stdout: string;
  readonly stderr: string;
}

/** The streams of a process, as this process holds them. A stream that the process does not have is undefined. */
export interface ProcessStreams {
  readonly stdin: Writable | undefined;
  /** Ends when the process, and all that inherited the stream from it, has closed it. */
  readonly stdout: Readable | undefined;
  readonly stderr: Readable | undefined;
}

/** Opened IO: what the daemon is told, and the streams on this side. */
export interface OpenIo {
  readonly paths: StreamPaths;
  readonly terminal: boolean;
  readonly streams: ProcessStreams;
  /** Joins stdin to its FIFO, which needs the shim's end to be open: call it once the process has started. */
  connectStdin(options?: { readonly signal?: AbortSignal | undefined }): Promise<void>;
  /** Closes our end of stdin once all that was written to it is in the FIFO. */
  endStdin(): Promise<void>;
  /** Closes this side's ends and keeps the FIFOs, so that another process may read on. */
  release(): Promise<void>;
  /** Closes this side's ends and removes what was made for them. */
  remove(): Promise<void>;
}
