import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { checkIo } from './check-io.js';
import type { FifoSets } from './fifo-sets.js';
import { readFifo } from './fifo-streams.js';
import { binaryLogPaths, fileLogPaths } from './log-uri.js';
import { stdinOver } from './stdin.js';
import type { OpenIo, ProcessStreams, StreamPaths, TaskIo } from './task-io.js';

const NO_STREAMS: ProcessStreams = { stdin: undefined, stdout: undefined, stderr: undefined };
const NO_PATHS: StreamPaths = { stdin: '', stdout: '', stderr: '' };

/** Where FIFOs come from, and under which name. */
export interface IoPlace {
  readonly fifos: FifoSets;
  /** The id of the process, part of the FIFOs' names. */
  readonly id: string;
}

/** Opens IO for a process about to be created: readers first, since creating it waits for them. */
export async function openIo(io: TaskIo, place: IoPlace): Promise<OpenIo> {
  checkIo(io);
  switch (io.kind) {
    case 'null':
      return noIo();
    case 'file':
      return withoutStreams(fileLogPaths(io.path), false);
    case 'binary':
      return withoutStreams(binaryLogPaths(io.path, io.args), false);
    case 'fifos':
      return withoutStreams(io.paths, wantsTerminal(io));
    case 'streams':
      return makeStreams(io, place);
  }
}

/** Whether the process is to have a terminal. */
export function wantsTerminal(io: TaskIo): boolean {
  return (io.kind === 'streams' || io.kind === 'fifos') && io.terminal === true;
}

/** Opens the streams of a process that runs already, by the paths that the daemon names; nobody else may be reading them. */
export function adoptIo(paths: StreamPaths, terminal: boolean): OpenIo {
  return overFifos(fifosOnly(paths), terminal, keep);
}

function keep(): void {
  // Whoever made the FIFOs removes them.
}

async function makeStreams(io: TaskIo & { kind: 'streams' }, { fifos, id }: IoPlace): Promise<OpenIo> {
  const terminal = wantsTerminal(io);
  const { paths, remove } = await fifos.take(id);
  try {
    const stdin = io.stdin === true ? paths.stdin : '';
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
