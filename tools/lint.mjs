// `npm run lint`: ESLint with type-aware rules and the architecture's arrows, then Prettier. A warning is a failure.
import { setUp } from '../packages/lab/setup/index.mjs';
import { build } from './build.mjs';
import { ROOT, run } from './workspace.mjs';

try {
  await setUp({ root: ROOT, daemons: false });
  // Types of one package are read from what another was built to.
  const built = await build();
  const linted = built === 0 ? await run('eslint', ['.', '--max-warnings', '0']) : built;
  const formatted = await run('prettier', ['--check', '--log-level', 'warn', '.']);
  process.exitCode = linted === 0 ? formatted : linted;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
