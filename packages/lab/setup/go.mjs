// The pinned daemons, built from Go modules into the cache. Each folder of ../daemons is a module whose `tool` lines name the
// programs and whose go.sum pins them; a program of our own is its module's package.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheDirectory, filled } from './cache.mjs';
import { onPath, run } from './command.mjs';

const DAEMONS = join(dirname(fileURLToPath(import.meta.url)), '..', 'daemons');

/** Versions older than this do not fetch the toolchain that a go.mod names. */
const OLDEST_GO_MINOR = 21;

/** How each module is built where it differs: everything else is pure Go of other people's. */
const RECIPES = {
  'runc-1.5.2': { cgo: true, tags: 'seccomp' },
  'bench-client': { target: '.', sources: ['main.go'] },
};

/**
 * Builds the named modules where the cache lacks them.
 *
 * @param {{ names: readonly string[], say?: (line: string) => void }} options
 * @returns {Promise<Readonly<Record<string, string>>>} each module's folder of programs
 * @throws {Error} when Go is missing, or a build fails
 */
export async function ensureGo({ names, say = () => {} }) {
  const folders = {};
  for (const [index, name] of names.entries()) {
    folders[name] = await filled(await folderOf(name), async (empty) => {
      const started = Date.now();
      say(`building ${name} (${index + 1} of ${names.length}; up to two minutes the first time)`);
      await build(name, empty);
      say(`built ${name} in ${Math.round((Date.now() - started) / 1000)} s`);
    });
  }
  return folders;
}

/** The `go` program, where one is there that can fetch the toolchain our modules name. */
export async function findGo() {
  const go = onPath('go');
  if (go === undefined) return undefined;
  const minor = /go1\.(\d+)/.exec(await run(go, ['version'], { env: { ...process.env, GOTOOLCHAIN: 'local' } }))?.[1];
  return Number(minor) >= OLDEST_GO_MINOR ? go : undefined;
}

/** Changing a pin, a recipe or a source of ours changes the folder, so that no stale program is ever taken. */
async function folderOf(name) {
  const recipe = RECIPES[name] ?? {};
  const hash = createHash('sha256').update(JSON.stringify(recipe));
  for (const file of ['go.mod', 'go.sum', ...(recipe.sources ?? [])])
    hash.update(await readFile(join(DAEMONS, name, file)));
  return join(cacheDirectory(), 'go', `${name}-${process.arch}-${hash.digest('hex').slice(0, 12)}`);
}

async function build(name, into) {
  const go = await findGo();
  if (go === undefined)
    throw new Error(`${name} is built with Go 1.${OLDEST_GO_MINOR} or newer, which is not on the PATH`);
  const { cgo = false, tags, target = 'tool' } = RECIPES[name] ?? {};
  const args = ['build', '-buildvcs=false', '-ldflags=-s -w', ...(tags === undefined ? [] : ['-tags', tags])];
  await run(go, [...args, '-o', `${into}/`, target], {
    cwd: join(DAEMONS, name),
    env: { ...process.env, GOWORK: 'off', GOFLAGS: '-mod=readonly', CGO_ENABLED: cgo ? '1' : '0' },
  });
}
