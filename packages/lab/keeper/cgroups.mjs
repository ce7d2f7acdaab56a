import { readdir, readFile, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The mount points of all cgroup hierarchies, of version 1 and 2. */
export async function hierarchies() {
  const table = await readFile('/proc/self/mounts', 'utf8');
  return table
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, , type]) => type === 'cgroup' || type === 'cgroup2')
    .map(([, point]) => point);
}

/**
 * Removes the cgroups of containers, and the one above them that is named after their containerd namespace where nothing is
 * left in it: another containerd on this machine may use a namespace of the same name.
 *
 * @param {readonly string[]} namespaces
 * @param {readonly { cgroup?: string }[]} containers
 */
export async function removeCgroups(namespaces, containers) {
  for (const hierarchy of await hierarchies()) {
    for (const { cgroup } of containers) {
      // A path with colons is systemd's notation, and systemd removes it.
      if (cgroup === undefined || !cgroup.startsWith('/') || cgroup.includes(':')) continue;
      await removeTree(join(hierarchy, cgroup));
      await removeEmptyParents(hierarchy, dirname(cgroup));
    }
    for (const namespace of namespaces) await removeIfEmpty(join(hierarchy, namespace));
  }
}

async function removeTree(directory) {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await removeTree(join(directory, entry.name));
  await removeIfEmpty(directory);
}

async function removeEmptyParents(hierarchy, path) {
  for (let at = path; at !== '/' && at !== '.'; at = dirname(at)) {
    if (!(await removeIfEmpty(join(hierarchy, at)))) return;
  }
}

/** The kernel refuses to remove a cgroup that holds a process or another cgroup; that is the test. */
async function removeIfEmpty(directory) {
  try {
    await rmdir(directory);
    return true;
  } catch (error) {
    if (['ENOENT', 'EBUSY', 'ENOTEMPTY', 'EROFS', 'EPERM'].includes(error.code)) return error.code === 'ENOENT';
    throw error;
  }
}
