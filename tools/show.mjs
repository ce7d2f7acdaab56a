// What `npm run demo` and `npm run bench` have in common: set up, build, and run a TypeScript program on Node.js 24, which
// strips its types.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from '../packages/lab/setup/index.mjs';

const ROOT = join(fileURLToPath(import.meta.url), '..', '..');

/** Runs `program` with the arguments of this process, all but `--yes`, and ends as it ends. */
export async function show(program, modules) {
  const args = process.argv.slice(2).filter((argument) => argument !== '--yes');
  try {
    await setUp({ root: ROOT, modules, yes: process.env.CI === 'true' || process.argv.includes('--yes') });
    const node = join(ROOT, 'node_modules', '.bin', 'node');
    await run(node, [join(ROOT, 'tools', 'build.mjs'), '--quiet']);
    process.exitCode = await run(node, [join(ROOT, program), ...args]);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** The exit code of a program that shares our terminal. A Ctrl-C reaches it as it reaches us; it cleans up, and we wait. */
function run(command, args) {
  const ignore = () => {};
  process.on('SIGINT', ignore);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', ignore);
      if (signal === null && code === 0) resolve(0);
      else if (args[0].endsWith('build.mjs')) reject(new Error('the build failed'));
      else resolve(code ?? 1);
    });
  });
}
