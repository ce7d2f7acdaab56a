// What the tools have in common: where the workspace is, and how a program is run in it.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The workspace's folder. */
export const ROOT = join(fileURLToPath(import.meta.url), '..', '..');

/** Node.js 24, as npm brought it. */
export const NODE = join(ROOT, 'node_modules', '.bin', 'node');

/**
 * Runs a program in the workspace, with the workspace's own programs first on its PATH and this terminal for its own.
 * A Ctrl-C reaches it as it reaches us, and other signals are passed on: it cleans up, and we wait for its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {Record<string, string>} [options.env]
 * @param {boolean} [options.quiet] shows what it prints only when it fails
 * @param {number} [options.timeoutMs] after which it is told to end; default: never
 * @returns {Promise<number>} its exit code, 1 where a signal ended it
 * @throws {Error} when we were told to end, after the program has: nothing else is to be started
 */
export function run(command, args, { env = {}, quiet = false, timeoutMs } = {}) {
  const path = `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: quiet ? ['inherit', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, NX_DAEMON: 'false', ...env, PATH: path },
    });
    const signals = passSignalsTo(child);
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill('SIGTERM'), timeoutMs);
    const printed = [];
    child.stdout?.on('data', (chunk) => printed.push(chunk));
    child.stderr?.on('data', (chunk) => printed.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      signals.release();
      if (code !== 0) process.stderr.write(Buffer.concat(printed));
      if (signals.received() === undefined) resolve(code ?? 1);
      else reject(new Error(`ended by ${signals.received()}`));
    });
  });
}

/** The terminal itself sends Ctrl-C to the child; whoever ends us in another way means the child too. */
function passSignalsTo(child) {
  let received;
  const handlers = Object.fromEntries(
    ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [
      signal,
      () => {
        received = signal;
        if (signal !== 'SIGINT') child.kill(signal);
      },
    ]),
  );
  for (const [signal, handler] of Object.entries(handlers)) process.on(signal, handler);
  const release = () => {
    for (const [signal, handler] of Object.entries(handlers)) process.off(signal, handler);
  };
  return { received: () => received, release };
}
