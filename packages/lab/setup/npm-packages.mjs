// The workspace's own npm packages.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';

/**
 * `npm ci` where node_modules is absent or older than the lockfile.
 *
 * @param {{ root: string, say: (line: string) => void }} options
 */
export async function ensureNpmPackages({ root, say }) {
  const installed = modifiedMs(join(root, 'node_modules', '.package-lock.json'));
  if (installed >= modifiedMs(join(root, 'package-lock.json'))) return;
  say('npm ci');
  await run('npm', ['ci', '--loglevel=error'], { cwd: root, show: true });
}

function modifiedMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY;
}
