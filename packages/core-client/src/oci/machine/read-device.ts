import type { BigIntStats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { BerthError, invalidArgument } from '@berth/foundation';
import type { DeviceOptions } from '../builder/devices.js';
import { checkAbsolutePath } from '../validate/text.js';

/**
 * What the node at a path of the machine is, for the option `devices`; a link is followed, and the container finds the device at
 * the path asked for.
 *
 * @throws BerthError `not-found`; `invalid-argument` for what is no device.
 */
export async function readDevice(path: string): Promise<DeviceOptions> {
  checkAbsolutePath('path', path);
  const device = toDevice(path, await statsOf(path));
  if (device === undefined) throw invalidArgument('path', `must be a device: "${path}" is not`);
  return device;
}

/** What runtimes make themselves in every container, or what is a file system of its own. */
const LEFT_OUT: readonly string[] = ['console', 'fd', 'mqueue', 'ptmx', 'pts', 'shm'];

/** Every device node beneath a directory of the machine, `/dev` for a privileged container. Links are left out. */
export async function readDevices(directory = '/dev'): Promise<readonly DeviceOptions[]> {
  checkAbsolutePath('directory', directory);
  const entries = await readdir(directory, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter((entry) => !LEFT_OUT.includes(entry.name))
      .map(async (entry): Promise<readonly DeviceOptions[]> => {
        const path = `${directory}/${entry.name}`;
        if (entry.isDirectory()) return readDevices(path);
        if (!entry.isCharacterDevice() && !entry.isBlockDevice()) return [];
        const device = toDevice(path, await lstat(path, { bigint: true }));
        return device === undefined ? [] : [device];
      }),
  );
  return found.flat();
}

async function statsOf(path: string): Promise<BigIntStats> {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    throw BerthError.from(error, { operation: 'devices.read', object: `device "${path}"` });
  }
}

function toDevice(path: string, stats: BigIntStats): DeviceOptions | undefined {
  const type = typeOf(stats);
  if (type === undefined) return undefined;
  return {
    path,
    type,
    ...deviceNumbers(stats.rdev),
    fileMode: Number(stats.mode & 0o777n),
    uid: Number(stats.uid),
    gid: Number(stats.gid),
  };
}

function typeOf(stats: BigIntStats): DeviceOptions['type'] | undefined {
  if (stats.isCharacterDevice()) return 'c';
  if (stats.isBlockDevice()) return 'b';
  return stats.isFIFO() ? 'p' : undefined;
}

/** Linux's C libraries keep both numbers in one of 64 bits. @see https://man7.org/linux/man-pages/man3/major.3.html */
export function deviceNumbers(rdev: bigint): { readonly major: number; readonly minor: number } {
  const major = ((rdev >> 8n) & 0xfffn) | ((rdev >> 32n) & 0xffff_f000n);
  const minor = (rdev & 0xffn) | ((rdev >> 12n) & 0xffff_ff00n);
  return { major: Number(major), minor: Number(minor) };
}
