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
 * A Ctrl-C reaches it as it reaches us: it cleans up, and we wait for its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean }} [options] `quiet` shows what it prints only when it fails
 * @returns {Promise<number>} its exit code, 1 where a signal ended it
 */
export function run(command, args, { env = {}, quiet = false } = {}) {
  const wait = () => {};
  process.on('SIGINT', wait);
  const path = `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: quiet ? ['inherit', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, NX_DAEMON: 'false', ...env, PATH: path },
    });
    const printed = [];
    child.stdout?.on('data', (chunk) => printed.push(chunk));
    child.stderr?.on('data', (chunk) => printed.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('SIGINT', wait);
      if (code !== 0) process.stderr.write(Buffer.concat(printed));
      resolve(code ?? 1);
    });
  });
}
