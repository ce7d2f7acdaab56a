// Programs of the machine, run from plain JavaScript that needs no package.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Runs a program to its end.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options] `show`: its output goes to ours, on standard error
 * @returns {Promise<string>} what it wrote to standard output; empty where it was shown
 * @throws {Error} when it cannot be started or ends with anything but 0, with the end of what it said
 */
export function run(program, args, { cwd, env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', show ? 2 : 'pipe', show ? 2 : 'pipe'] });
    const out = [];
    const err = [];
    child.stdout?.on('data', (chunk) => out.push(chunk));
    child.stderr?.on('data', (chunk) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const said = Buffer.concat(err).toString().trim().slice(-2000);
      if (code === 0) resolve(Buffer.concat(out).toString());
      else
        reject(new Error(`${program} ${args.join(' ')} ended with ${signal ?? code}${said === '' ? '' : `: ${said}`}`));
    });
  });
}

/**
 * Where a program stands on the PATH.
 *
 * @param {string} program
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function onPath(program, env = process.env) {
  const directories = [...(env.PATH ?? '').split(delimiter), '/usr/local/go/bin', '/usr/sbin', '/sbin'];
  return directories
    .filter((directory) => directory !== '')
    .map((directory) => join(directory, program))
    .find(executable);
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
