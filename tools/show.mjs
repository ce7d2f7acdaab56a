// What `npm run demo` and `npm run bench` have in common: set up, build, and run a TypeScript program on Node.js 24, which
// strips its types.
import { join } from 'node:path';
import { setUp } from '../packages/lab/setup/index.mjs';
import { build } from './build.mjs';
import { NODE, ROOT, run } from './workspace.mjs';

/** Runs `program` with the arguments of this process, all but `--yes`, and ends as it ends. */
export async function show(program, modules) {
  const args = process.argv.slice(2).filter((argument) => argument !== '--yes');
  try {
    await setUp({ root: ROOT, modules, yes: process.env.CI === 'true' || process.argv.includes('--yes') });
    const built = await build();
    process.exitCode = built === 0 ? await run(NODE, [join(ROOT, program), ...args]) : built;
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
