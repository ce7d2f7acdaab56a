import { randomBytes } from 'node:crypto';
import { renameSync, unlinkSync } from 'node:fs';
import { mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BerthError, errnoOf } from '@berth/foundation';
import { makeFifos } from './make-fifos.js';
import type { StreamPaths } from './task-io.js';

/** Three FIFOs for a process. */
export interface FifoSet {
  readonly paths: StreamPaths;
  remove(): void;
}

/**
 * FIFOs made ahead. Making them takes a process, which on a busy machine costs as much as the daemon's part in creating a
 * container; so they are made many at a time, and while something else is waited for.
 */
export interface FifoSets {
  /** A set, by the name of its process. */
  take(id: string): Promise<FifoSet>;
  /** Removes what nobody has taken. */
  close(): Promise<void>;
}

/** How many sets are kept ready; when half of them are taken they are made up. */
const SPARES = 8;

const STREAMS = ['stdin', 'stdout', 'stderr'] as const;

/** {@link FifoSets} in a directory of mode 0700 of their own, made below `fifoDirectory` with the first. */
export function fifoSets(fifoDirectory: string): FifoSets {
  const directory = join(fifoDirectory, randomBytes(8).toString('hex'));
  let spares: string[] = [];
  let making: Promise<void> | undefined;
  let waiting = 0;
  let made = 0;

  async function make(): Promise<void> {
    const names = Array.from({ length: SPARES + waiting }, () => join(directory, `spare-${(made += 1)}`));
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await makeFifos(names.flatMap((name): readonly string[] => Object.values<string>({ ...pathsOf(name) })));
    spares.push(...names);
  }

  /** Those that ask while some are being made wait for the same. */
  function makeOnce(): Promise<void> {
    return (making ??= make().finally(() => {
      making = undefined;
    }));
  }

  async function spare(): Promise<string> {
    waiting += 1;
    try {
      for (;;) {
        const name = spares.pop();
        if (name !== undefined) return name;
        await makeOnce();
      }
    } finally {
      waiting -= 1;
    }
  }

  return {
    async take(id) {
      const from = pathsOf(await spare());
      // That it fails is told to whoever finds none left, and tries again.
      if (spares.length < SPARES / 2) makeOnce().catch(ignore);
      const paths = pathsOf(join(directory, `${id}-${randomBytes(4).toString('hex')}`));
      // Shorter than the way to a thread of the pool and back.
      for (const stream of STREAMS) renameSync(from[stream], paths[stream]);
      return {
        paths,
        remove() {
          removeAll(paths);
        },
      };
    },
    async close() {
      await making?.catch(ignore);
      const unused = spares;
      spares = [];
      for (const name of unused) removeAll(pathsOf(name));
      await removeEmpty(directory);
    },
  };
}

function pathsOf(name: string): StreamPaths {
  return { stdin: `${name}-stdin`, stdout: `${name}-stdout`, stderr: `${name}-stderr` };
}

function removeAll(paths: StreamPaths): void {
  for (const stream of STREAMS) removeFifo(paths[stream]);
}

function removeFifo(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw BerthError.from(error, { operation: 'io.remove', object: path });
  }
}

/** FIFOs of tasks that go on are kept, so that another process may take them over. */
async function removeEmpty(directory: string): Promise<void> {
  try {
    await rmdir(directory);
  } catch (error) {
    const errno = errnoOf(error) ?? '';
    if (!['ENOENT', 'ENOTEMPTY'].includes(errno))
      throw BerthError.from(error, { operation: 'io.close', object: directory });
  }
}

function ignore(): void {
  // Somebody else is told.
}
