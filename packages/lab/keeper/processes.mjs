import { existsSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** How long a process that was asked to end may take before it is killed. */
const GRACE_MS = 5_000;

/** How long the kernel may take to end a killed process. */
const KILL_MS = 10_000;

/** The variable by which berth's sleepers are known, which have no arguments of their own. */
const SLEEPER = 'BERTH_KEEPER=';

/**
 * The processes with `directory` in their arguments, and the sleepers of it, this one excepted.
 *
 * @param {string} directory
 * @param {(program: string) => boolean} [wanted] by the program's name; default all
 * @returns {Promise<number[]>}
 */
export async function processesOf(directory, wanted = () => true) {
  const found = [];
  for (const entry of await readdir('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const args = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
    const mine = args.some((arg) => arg.includes(directory)) || (await sleepsFor(directory, pid));
    if (mine && wanted(basename(args[0] ?? ''))) found.push(pid);
  }
  return found;
}

async function sleepsFor(directory, pid) {
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
  return environment.split('\0').some((entry) => entry.startsWith(`${SLEEPER}${directory}/`));
}

/**
 * Ends processes and waits until they are gone.
 *
 * @param {readonly number[]} pids
 * @param {{ graceful?: boolean }} [options] `graceful`: ask first
 */
export async function end(pids, { graceful = false } = {}) {
  if (graceful) {
    for (const pid of pids) signal(pid, 'SIGTERM');
    if (await gone(pids, GRACE_MS)) return;
  }
  for (const pid of pids) signal(pid, 'SIGKILL');
  if (!(await gone(pids, KILL_MS))) throw new Error(`processes ${pids.filter(isAlive).join(', ')} do not end`);
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

async function gone(pids, withinMs) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const states = await Promise.all(pids.map(isAlive));
    if (!states.includes(true)) return true;
    if (Date.now() > deadline) return false;
    await delay(5);
  }
}

/** A zombie counts as gone: it waits only for its parent, which may be the test that is waiting for us. */
async function isAlive(pid) {
  if (!existsSync(`/proc/${pid}`)) return false;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat !== '' && !/\) [ZX] /.test(stat);
}

/**
 * The paths of the unix sockets that processes hold.
 *
 * @param {readonly number[]} pids
 * @returns {Promise<string[]>}
 */
export async function socketsOf(pids) {
  const inodes = new Set((await Promise.all(pids.map(socketInodes))).flat());
  const table = await readFile('/proc/net/unix', 'utf8');
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , , , , inode, path]) => path?.startsWith('/') && inodes.has(inode))
    .map(([, , , , , , , path]) => path);
}

async function socketInodes(pid) {
  const folder = `/proc/${pid}/fd`;
  const links = (await readdir(folder).catch(() => [])).map((fd) => readlink(`${folder}/${fd}`).catch(() => ''));
  return (await Promise.all(links)).flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
}
