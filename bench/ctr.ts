import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { BerthError } from '@berth/foundation';
import { NAMESPACE, type Stage } from './stage.ts';

/** Runs ctr to its end with its output in a file, as a shell's `>` does. */
export async function ctrInto(path: string, { daemon }: Stage, args: readonly string[]): Promise<void> {
  const file = await open(path, 'w');
  try {
    const all = ['--address', daemon.address, '--namespace', NAMESPACE, ...args];
    const child = spawn(`${daemon.binDirectory}/ctr`, all, { env: daemon.env, stdio: ['ignore', file.fd, 'ignore'] });
    const [code] = (await once(child, 'exit')) as readonly unknown[];
    if (code !== 0) throw new BerthError('internal', `ctr ${args.join(' ')} ended with ${String(code)}`);
  } finally {
    await file.close();
  }
}

/** Runs ctr to its end. */
export async function ctr({ daemon }: Stage, args: readonly string[]): Promise<string> {
  return daemon.ctr(['--namespace', NAMESPACE, ...args]);
}
