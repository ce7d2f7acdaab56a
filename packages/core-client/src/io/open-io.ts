import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { checkIo } from './check-io.js';
import { readFifo } from './fifo-streams.js';
import { binaryLogPaths, fileLogPaths } from './log-uri.js';
import { makeFifos } from './make-fifos.js';
import { stdinOver } from './stdin.js';
import type { OpenIo, ProcessStreams, StreamPaths, TaskIo } from './task-io.js';

const NO_STREAMS: ProcessStreams = { stdin: undefined, stdout: undefined, stderr: undefined };
const NO_PATHS: StreamPaths = { stdin: '', stdout: '', stderr: '' };

/** Where and under which name FIFOs are made. */
export interface IoPlace {
  /** The directory that holds a directory of mode 0700 for each process. */
  readonly fifoDirectory: string;
  /** The id of the process, part of the FIFOs' names. */
  readonly id: string;
}

/** Opens IO for a process about to be created: readers first, since creating it waits for them. */
export async function openIo(io: TaskIo, place: IoPlace): Promise<OpenIo> {
  checkIo(io);
  switch (io.kind) {
    case 'null':
      return withoutStreams(NO_PATHS, false);
    case 'file':
      return withoutStreams(fileLogPaths(io.path), false);
    case 'binary':
      return withoutStreams(binaryLogPaths(io.path, io.args), false);
    case 'fifos':
      return withoutStreams(io.paths, io.terminal ?? false);
    case 'streams':
      return makeStreams(io, place);
  }
}

/** Opens the streams of a process that runs already, by the paths that the daemon names; nobody else may be reading them. */
export function adoptIo(paths: StreamPaths, terminal: boolean): OpenIo {
  return overFifos(fifosOnly(paths), terminal, () => Promise.resolve());
}

async function makeStreams(io: TaskIo & { kind: 'streams' }, place: IoPlace): Promise<OpenIo> {
  const terminal = io.terminal ?? false;
  const directory = join(place.fifoDirectory, randomBytes(8).toString('hex'));
  const path = (stream: string) => join(directory, `${place.id}-${stream}`);
  const paths = {
    stdin: io.stdin === true ? path('stdin') : '',
    stdout: path('stdout'),
    stderr: terminal ? '' : path('stderr'),
  };
  const remove = () => rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  try {
    await makeFifos(Object.values(paths).filter((each) => each !== ''));
    return overFifos(paths, terminal, remove);
  } catch (error) {
    await remove();
    throw error;
  }
}

function withoutStreams(paths: StreamPaths, terminal: boolean): OpenIo {
  const done = () => Promise.resolve();
  return { paths, terminal, streams: NO_STREAMS, connectStdin: done, endStdin: done, release: done, remove: done };
}

function overFifos(paths: StreamPaths, terminal: boolean, removeFifos: () => Promise<void>): OpenIo {
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
      await removeFifos();
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
