import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BerthError } from '@berth/foundation';
import type { Any } from '@berth/rpc';
import { Data, WindowUpdate, type ContainerPath } from '../generated/containerd/types/transfer.js';

export const TYPES = 'containerd.types.transfer';
const WINDOW_BYTES = 64 * 1024;
const PIECE_BYTES = 32 * 1024;

/** A message as a server gets it. */
export interface Received {
  readonly typeUrl?: string | null | undefined;
  readonly value?: Uint8Array | null | undefined;
}

interface SendQueue {
  readonly messages: AsyncIterable<Any>;
  send(message: Any): void;
  close(): void;
}

/** A stream that a client has opened. */
export interface OpenStream extends SendQueue {
  readonly incoming: AsyncIterator<Received>;
}

/** Messages to be sent, until it is closed. */
export function sendQueue(): SendQueue {
  const messages = new Readable({ objectMode: true, read: () => undefined });
  return {
    messages,
    send: (message) => void messages.push(message),
    close: () => void messages.push(null),
  };
}

/** Sends no more than it was given credit for, and hangs up when it is at the end, or has failed. */
export async function copyOut(
  root: string,
  from: ContainerPath,
  stream: OpenStream,
  cutAfter = Infinity,
): Promise<void> {
  let credit = 0;
  let sent = 0;
  try {
    if (!existsSync(join(root, from.containerId))) throw new BerthError('unknown', `open ${root}: ${NO_FILE}`);
    if (!existsSync(join(root, from.containerId, from.path))) throw new BerthError('unknown', `lstat x: ${NO_FILE}`);
    const folder = join(root, from.containerId, from.path, '..');
    const name = from.path.split('/').at(-1) ?? '';
    const tar = spawn('tar', [
      '-C',
      folder,
      ...(from.noWalk ? ['--no-recursion'] : []),
      '--sort=name',
      '-b1',
      '-cf',
      '-',
      name,
    ]);
    const ended = exited(tar);
    ended.catch(() => undefined);
    for await (const chunk of tar.stdout as AsyncIterable<Buffer>) {
      for (const piece of pieces(chunk)) {
        if (sent >= cutAfter) continue;
        while (credit < piece.length) credit += WindowUpdate.decode(await next(stream)).update;
        stream.send({ typeUrl: `${TYPES}.Data`, value: Data.encode({ data: piece }) });
        credit -= piece.length;
        sent += piece.length;
      }
    }
    await ended;
  } finally {
    stream.close();
  }
}

/** Reads up to the archive's end and leaves the stream open, as containerd does. */
export async function copyIn(root: string, to: ContainerPath, stream: OpenStream): Promise<void> {
  const folder = join(root, to.containerId, to.path);
  if (!existsSync(join(root, to.containerId))) throw new BerthError('unknown', `open ${root}: ${NO_FILE}`);
  const owner = to.preserveOwnership ? '--same-owner' : '--no-same-owner';
  const tar = spawn('sh', ['-c', 'mkdir -p "$1" && exec tar -C "$1" "$2" -xpf -', 'sh', folder, owner]);
  await Promise.all([pipeline(Readable.from(received(stream)), tar.stdin), exited(tar)]);
}

async function* received(stream: OpenStream): AsyncGenerator<Uint8Array, void, void> {
  for (let window = 0; ;) {
    if (window < PIECE_BYTES) {
      stream.send({ typeUrl: `${TYPES}.WindowUpdate`, value: WindowUpdate.encode({ update: WINDOW_BYTES }) });
      window += WINDOW_BYTES;
    }
    const message = await stream.incoming.next();
    if (message.done === true) return;
    const { data } = Data.decode(valueOf(message.value));
    window -= data.length;
    yield data;
  }
}

const NO_FILE = 'no such file or directory';

async function next({ incoming }: OpenStream): Promise<Uint8Array> {
  const message = await incoming.next();
  if (message.done === true) throw new BerthError('cancelled', 'the client hung up');
  return valueOf(message.value);
}

function* pieces(chunk: Uint8Array): Generator<Uint8Array, void, void> {
  for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
}

async function exited(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, 'close')) as readonly unknown[];
  if (code !== 0) throw new BerthError('unknown', `tar ended with ${String(code)}`);
}

export function valueOf({ value }: Received): Uint8Array {
  return value ?? Buffer.alloc(0);
}
