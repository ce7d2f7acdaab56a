import { closeSync, constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { BerthError, errnoOf, systemClock } from '@berth/foundation';

/**
 * The reading end of a FIFO as a stream. It is watched by epoll: `fs.createReadStream` would block a thread of the pool until
 * a writer comes, and four of them would stop the whole process.
 */
export function readFifo(path: string): Readable {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return socketOver(fd, { readable: true, writable: false });
}

/** How long to wait for the other end of a FIFO before looking again, and how often. */
const RETRY_MS = 5;
const RETRIES = 2000;

/**
 * The writing end of a FIFO as a stream. It can be opened only while somebody reads, so this waits for the reader.
 * @throws BerthError `deadline-exceeded` when no reader comes within 10 s
 */
export async function writeFifo(path: string, options: { signal?: AbortSignal | undefined } = {}): Promise<Writable> {
  for (let attempt = 0; attempt < RETRIES; attempt += 1) {
    const fd = tryOpenWriter(path);
    if (fd !== undefined) return socketOver(fd, { readable: false, writable: true });
    await systemClock.sleep(RETRY_MS, options);
  }
  throw new BerthError('deadline-exceeded', `open stdin: nobody reads ${path}`, {
    operation: 'io.writeFifo',
    object: path,
  });
}

function tryOpenWriter(path: string): number | undefined {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    // ENXIO: nobody has opened the reading end yet.
    if (errnoOf(error) === 'ENXIO') return undefined;
    throw BerthError.from(error, { operation: 'io.writeFifo', object: path });
  }
}

function socketOver(fd: number, ends: { readable: boolean; writable: boolean }): Socket {
  try {
    return new Socket({ fd, ...ends });
  } catch (error) {
    closeSync(fd);
    throw BerthError.from(error, { operation: 'io.open' });
  }
}
