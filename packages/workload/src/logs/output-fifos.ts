import { mkdir, readFile, rm } from 'node:fs/promises';
import { BerthError, errnoOf } from '@berth/foundation';
import { spawnKeeper } from './spawn-keeper.js';
import type { LogSource } from './log-reading.js';

/**
 * The FIFOs of a container's output. A keeper, a sleeping process that outlives the agent, holds them open: what a container wrote last
 * would be gone with its shim's end while no agent reads.
 */
export type OutputFifos = LogSource;

/** Makes them, with their keeper, unless both are there. @throws BerthError `internal`, `no-space` */
export async function ensureOutputFifos(directory: string): Promise<OutputFifos> {
  if ((await keeperOf(directory)) === undefined) {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await spawnKeeper(directory);
  }
  return { stdout: `${directory}/stdout`, stderr: `${directory}/stderr` };
}

/** Ends the keeper and removes the FIFOs with all that is unread. */
export async function removeOutputFifos(directory: string): Promise<void> {
  const keeper = await keeperOf(directory);
  if (keeper !== undefined) endProcess(keeper);
  await rm(directory, { recursive: true, force: true });
}

/** The pid of the keeper, where it lives: after a reboot its number may be another's. */
async function keeperOf(directory: string): Promise<number | undefined> {
  try {
    const pid = Number(await readFile(`${directory}/keeper`, 'utf8'));
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
    return environment.split('\0').includes(`BERTH_KEEPER=${directory}`) ? pid : undefined;
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(errnoOf(error) ?? '')) return undefined;
    throw BerthError.from(error, { operation: 'logs.keeper', object: directory });
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (errnoOf(error) !== 'ESRCH') throw error;
  }
}
