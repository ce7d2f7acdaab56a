// `npm run build`: every package by Nx (code from the wire contract first), then the tests' and the demo's types.
import { setUp } from '../packages/lab/setup/index.mjs';
import { ROOT, run } from './workspace.mjs';

/** Builds all; the exit code of what failed first, or 0. */
export async function build() {
  const packages = await run('nx', ['run-many', '--target=build', '--output-style=static'], { quiet: true });
  return packages === 0 ? run('tsc', ['--build']) : packages;
}

if (import.meta.filename === process.argv[1] || process.argv[1]?.endsWith('build.mjs')) {
  try {
    await setUp({ root: ROOT, daemons: false });
    process.exitCode = await build();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
