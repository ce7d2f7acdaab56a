// The whole set-up of a fresh machine, step by step; quick where nothing is missing.
import { ensureDebian } from './debian.mjs';
import { ensureGo, findGo } from './go.mjs';
import { ensureNpmPackages } from './npm-packages.mjs';
import { installMissing, obstacle } from './system.mjs';

/**
 * Brings everything that the demo, the tests and the benchmarks stand on.
 *
 * @param {object} options
 * @param {string} options.root the workspace
 * @param {readonly string[]} [options.modules] the Go modules wanted, by their folder in packages/lab/daemons
 * @param {boolean} [options.daemons] false where only npm packages are needed; default true
 * @param {boolean} [options.yes] install without asking; default: where `CI=true`
 * @param {(line: string) => void} [options.say]
 * @returns {Promise<{ go: boolean }>} whether the Go modules are there; false where this machine has no Go
 * @throws {Error} one message that names each thing this machine lacks and how to get it
 */
export async function setUp({
  root,
  modules = [],
  daemons = true,
  yes = process.env.CI === 'true',
  say = sayOnStandardError,
}) {
  const go = modules.length > 0 && (await findGo()) !== undefined;
  if (daemons) {
    const why = obstacle({ go });
    if (why !== undefined) throw new Error(why);
  }
  await ensureNpmPackages({ root, say });
  if (!daemons) return { go };
  await installMissing({ go, yes, say });
  await ensureDebian({ say });
  if (go) await ensureGo({ names: modules, say });
  return { go };
}

function sayOnStandardError(line) {
  process.stderr.write(`set-up: ${line}\n`);
}
