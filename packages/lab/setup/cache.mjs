// The cache that holds every daemon we download or build: a folder a thing, filled once, whole or not at all.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** How long to wait between two looks at another process's lock. */
const LOCK_POLL_MS = 200;

/**
 * `BERTH_CACHE`, else `$XDG_CACHE_HOME/berth`, else `~/.cache/berth`.
 *
 * @param {NodeJS.ProcessEnv} [env]
 */
export function cacheDirectory(env = process.env) {
  if (env.BERTH_CACHE) return env.BERTH_CACHE;
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'berth');
}

/**
 * Makes sure that `directory` is there: `fill` writes into a folder beside it, which takes its name once it is complete.
 * Of several processes that want the same folder one fills it and the others wait.
 *
 * @param {string} directory
 * @param {(empty: string) => Promise<void>} fill
 * @returns {Promise<string>} `directory`
 */
export async function filled(directory, fill) {
  if (existsSync(directory)) return directory;
  await mkdir(dirname(directory), { recursive: true });
  const release = await lock(`${directory}.lock`);
  try {
    if (!existsSync(directory)) await fillWhole(directory, fill);
  } finally {
    await release();
  }
  return directory;
}

async function fillWhole(directory, fill) {
  await removeUnfinished(directory);
  const empty = await mkdtemp(unfinished(directory));
  try {
    await fill(empty);
    await rename(empty, directory);
  } catch (error) {
    await rm(empty, { recursive: true, force: true });
    // Two took over one dead process's lock at the same moment, and the other was first.
    if (!['ENOTEMPTY', 'EEXIST'].includes(error.code) || !existsSync(directory)) throw error;
  }
}

function unfinished(directory) {
  return join(dirname(directory), `.${basename(directory)}-`);
}

/** What was being filled when its process was killed; we hold the lock, so nobody fills it now. */
async function removeUnfinished(directory) {
  const prefix = basename(unfinished(directory));
  for (const name of await readdir(dirname(directory))) {
    if (name.startsWith(prefix)) await rm(join(dirname(directory), name), { recursive: true, force: true });
  }
}

/**
 * Takes the lock file at `path`. It names its owner, so that one left by a dead process is seen and taken over; as a link to a
 * complete file it is never there without that name.
 */
async function lock(path) {
  const owner = await identityOf(process.pid);
  const own = `${path}-${process.pid}-${randomUUID()}`;
  await writeFile(own, owner);
  try {
    while (!(await linked(own, path))) {
      if (await abandoned(path)) await rm(path, { force: true });
      else await delay(LOCK_POLL_MS);
    }
  } finally {
    await rm(own, { force: true });
  }
  return () => rm(path, { force: true });
}

async function linked(from, to) {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

async function abandoned(path) {
  const owner = await readFile(path, 'utf8').catch(() => undefined);
  return owner !== undefined && owner !== (await identityOf(Number.parseInt(owner, 10)));
}

/** A pid is given again to another process; with its start time it is not. */
async function identityOf(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const startTime = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return `${pid} ${startTime}`;
}
