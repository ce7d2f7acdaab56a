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

/** Without symbols and debug information: half the size, and a link that is quicker. */
const STRIPPED = '-s -w';

/** How other people's pure Go is built. */
const PLAIN = { cgo: false, tags: '', target: 'tool', sources: [], ldflags: STRIPPED };

/** Where a module differs from {@link PLAIN}. runc embeds its version; containerd is told its own by the linker. */
const RECIPES = {
  'containerd-1.6.38': { ldflags: withVersion('github.com/containerd/containerd', 'v1.6.38') },
  'containerd-1.7.30': { ldflags: withVersion('github.com/containerd/containerd', 'v1.7.30') },
  'containerd-2.1.9': { ldflags: withVersion('github.com/containerd/containerd/v2', 'v2.1.9') },
  'containerd-2.4.2': { ldflags: withVersion('github.com/containerd/containerd/v2', 'v2.4.2') },
  'runc-1.5.2': { cgo: true, tags: 'seccomp' },
  'bench-client': { target: '.', sources: ['main.go'] },
};

/** Builds use every processor there is for minutes, on machines where tests or people are at work. */
const NICENESS = 10;

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

function recipeOf(name) {
  return { ...PLAIN, ...RECIPES[name] };
}

/** As the releases are linked, `v` and all; the module itself only knows its version with `+unknown` behind it. */
function withVersion(module, version) {
  return `${STRIPPED} -X ${module}/version.Version=${version}`;
}

/** Changing a pin, a recipe or a source of ours changes the folder, so that no stale program is ever taken. */
async function folderOf(name) {
  const recipe = recipeOf(name);
  const hash = createHash('sha256').update(JSON.stringify(recipe));
  for (const file of ['go.mod', 'go.sum', ...recipe.sources]) hash.update(await readFile(join(DAEMONS, name, file)));
  return join(cacheDirectory(), 'go', `${name}-${process.arch}-${hash.digest('hex').slice(0, 12)}`);
}

async function build(name, into) {
  const go = await findGo();
  if (go === undefined)
    throw new Error(`${name} is built with Go 1.${OLDEST_GO_MINOR} or newer, which is not on the PATH`);
  const { cgo, tags, target, ldflags } = recipeOf(name);
  const args = ['build', '-buildvcs=false', '-tags', tags, '-ldflags', ldflags, '-o', `${into}/`, target];
  // The compilers that go starts inherit it.
  await run('nice', ['-n', `${NICENESS}`, go, ...args], {
    cwd: join(DAEMONS, name),
    env: { ...process.env, GOWORK: 'off', GOFLAGS: '-mod=readonly', CGO_ENABLED: cgo ? '1' : '0' },
  });
}
