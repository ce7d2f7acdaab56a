import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { FifoSets } from './fifo-sets.js';
import { readFifo } from './fifo-streams.js';
import { binaryLogPaths, fileLogPaths } from './log-uri.js';
import { stdinOver } from './stdin.js';
import { terminalOf } from './terminal.js';
import type { OpenIo, ProcessStreams, StreamPaths, TaskIo } from './task-io.js';

const NO_STREAMS: ProcessStreams = { stdin: undefined, stdout: undefined, stderr: undefined };
const NO_PATHS: StreamPaths = { stdin: '', stdout: '', stderr: '' };

/** Where FIFOs come from, and under which name. */
export interface IoPlace {
  readonly fifos: FifoSets;
  /** The id of the process, part of the FIFOs' names. */
  readonly id: string;
  /** Whether the container's spec has a terminal; undefined for an exec, of which the IO says so. */
  readonly terminal?: boolean | undefined;
}

/** Opens IO for a process about to be created: readers first, since creating it waits for them. */
export async function openIo(io: TaskIo, place: IoPlace): Promise<OpenIo> {
  const terminal = terminalOf(io, place.terminal);
  switch (io.kind) {
    case 'null':
      return noIo();
    case 'file':
      return withoutStreams(fileLogPaths(io.path), terminal);
    case 'binary':
      return withoutStreams(binaryLogPaths(io.path, io.args), terminal);
    case 'fifos':
      return withoutStreams(io.paths, terminal);
    case 'streams':
      return makeStreams(io.stdin === true, terminal, place);
  }
}

/** Opens the streams of a process that runs already, by the paths that the daemon names; nobody else may be reading them. */
export function adoptIo(paths: StreamPaths, terminal: boolean): OpenIo {
  return overFifos(fifosOnly(paths), terminal, keep);
}

function keep(): void {
  // Whoever made the FIFOs removes them.
}

async function makeStreams(input: boolean, terminal: boolean, { fifos, id }: IoPlace): Promise<OpenIo> {
  const { paths, remove } = await fifos.take(id);
  try {
    const stdin = input ? paths.stdin : '';
    return overFifos({ stdin, stdout: paths.stdout, stderr: terminal ? '' : paths.stderr }, terminal, remove);
  } catch (error) {
    remove();
    throw error;
  }
}

/** No IO on this side: the process has none, or somebody else has it. */
export function noIo(): OpenIo {
  return withoutStreams(NO_PATHS, false);
}

function withoutStreams(paths: StreamPaths, terminal: boolean): OpenIo {
  const done = () => Promise.resolve();
  return { paths, terminal, streams: NO_STREAMS, connectStdin: done, endStdin: done, release: done, remove: done };
}

function overFifos(paths: StreamPaths, terminal: boolean, removeFifos: () => void): OpenIo {
  const stdout = paths.stdout === '' ? undefined : readFifo(paths.stdout);
  const stderr = paths.stderr === '' ? undefined : readFifo(paths.stderr);
  const stdin = paths.stdin === '' ? undefined : stdinOver(paths.stdin);
  const streams = { stdin: stdin?.stream, stdout, stderr };
  const release = () => closeAll([stdin?.stream, stdout, stderr]);
  return {
    paths,
    terminal,
    streams,
    connectStdin: async (options) => stdin?.connect(options),
    endStdin: async () => stdin?.end(),
    release,
    async remove() {
      await release();
      removeFifos();
    },
  };
}

/** The paths that are FIFOs: a URI belongs to the shim, and `/dev/null` to nobody. */
function fifosOnly(paths: StreamPaths): StreamPaths {
  const fifo = (path: string) => (path.startsWith('/') && path !== '/dev/null' ? path : '');
  return { stdin: fifo(paths.stdin), stdout: fifo(paths.stdout), stderr: fifo(paths.stderr) };
}

async function closeAll(streams: readonly (Readable | Writable | undefined)[]): Promise<void> {
  await Promise.all(streams.map(close));
}

async function close(stream: Readable | Writable | undefined): Promise<void> {
  if (stream === undefined || stream.closed) return;
  const closed = once(stream, 'close');
  stream.destroy();
  await closed;
}
