// The cache that holds every daemon we download or build: a folder a thing, filled once, whole or not at all.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rename, rm } from 'node:fs/promises';
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
  const empty = await mkdtemp(join(dirname(directory), `.${basename(directory)}-`));
  try {
    await fill(empty);
    await rename(empty, directory);
  } catch (error) {
    await rm(empty, { recursive: true, force: true });
    throw error;
  }
}

/** Takes the lock file at `path`, which holds its owner's pid, so that one left by a dead process is seen and taken over. */
async function lock(path) {
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (await abandoned(path)) await rm(path, { force: true });
    else await delay(LOCK_POLL_MS);
  }
}

async function abandoned(path) {
  const pid = Number(await readFile(path, 'utf8').catch(() => ''));
  // Empty: its owner is between creating and writing it, or has just removed it.
  return pid !== 0 && !existsSync(`/proc/${pid}`);
}
