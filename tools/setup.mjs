// `node tools/setup.mjs [--yes]`: brings everything the demo, the tests and the benchmarks need. Plain JavaScript without
// packages: it runs before npm has brought any.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from '../packages/lab/setup/index.mjs';

const ROOT = join(fileURLToPath(import.meta.url), '..', '..');

try {
  const modules = ['containerd-2.4.2', 'runc-1.5.2', 'cni-1.9.1'];
  await setUp({ root: ROOT, modules, yes: process.env.CI === 'true' || process.argv.includes('--yes') });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
