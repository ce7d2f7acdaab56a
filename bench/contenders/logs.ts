import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Container, Containerd } from '@berth/core-client';
import { LOG_COMMAND } from '../written-log.ts';
import type { Operation } from './serve.ts';

/** How much may wait to be written, so that one write takes many chunks. */
const AHEAD_BYTES = 1024 * 1024;

/** What is written, and where to. */
export interface Writing {
  readonly id: string;
  readonly image: string;
  readonly path: string;
  /** Whether the output comes through this process or the shim writes the file. */
  readonly through: 'process' | 'shim';
}

/** Runs a container that writes a long log, from its creation to its deletion, with the log in a file. */
export async function logs(containerd: Containerd, { id, image, path, through }: Writing): Promise<Operation> {
  const opened = await containerd.images.open(image);
  const spec = { process: { args: LOG_COMMAND }, seccomp: 'unconfined' } as const;
  return async (n) => {
    const container = await containerd.containers.create({ id: `${id}-${n}`, image: opened, spec });
    await (through === 'shim' ? shimWrites(container, path) : processWrites(container, path));
    await container.delete();
  };
}

async function processWrites(container: Container, path: string): Promise<void> {
  const task = await container.createTask({ io: { kind: 'streams' } });
  const { stdout, stderr } = task.streams;
  if (stdout === undefined) throw new Error('no standard output');
  stderr?.resume();
  const exited = task.wait();
  await Promise.all([task.start(), pipeline(stdout, createWriteStream(path, { highWaterMark: AHEAD_BYTES })), exited]);
  await task.delete();
}

async function shimWrites(container: Container, path: string): Promise<void> {
  const task = await container.createTask({ io: { kind: 'file', path } });
  const exited = task.wait();
  await task.start();
  await exited;
  await task.delete();
}
