import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { BerthError } from '@berth/foundation';

/** Makes what is missing, notes its own pid, and becomes a process that holds the FIFOs open and sleeps. One spawn for all of it. */
const SCRIPT = `
set -e
cd -- "$BERTH_KEEPER"
for fifo in stdout stderr; do [ -p $fifo ] || mkfifo -m 600 $fifo; done
exec 3<>stdout 4<>stderr
echo $$ > keeper.new
mv keeper.new keeper
exec sleep infinity > /dev/null 2>&1`;

/** Starts the keeper of a directory; resolves once it holds the FIFOs. It lives on when this process ends. */
export async function spawnKeeper(directory: string): Promise<void> {
  const child = spawn('/bin/sh', ['-c', SCRIPT], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '/usr/sbin:/usr/bin:/sbin:/bin', BERTH_KEEPER: directory },
  });
  child.unref();
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  // It closes its standard error when it falls asleep, and when it fails.
  const words = await Promise.race([text(child.stderr), failed]);
  if (words === '') return;
  throw new BerthError('internal', `logs.keeper ${directory}: ${words.trim()}`, {
    operation: 'logs.keeper',
    object: directory,
  });
}
