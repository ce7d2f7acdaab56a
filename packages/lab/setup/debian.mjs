// Daemons out of the distribution's packages: downloaded and unpacked into the cache, never installed, so that a machine's
// own Docker or containerd is neither touched nor removed.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheDirectory, filled } from './cache.mjs';
import { run } from './command.mjs';

/** What the lab takes from the distribution. */
export const DEBIAN_PACKAGES = [
  'containerd',
  'runc',
  'containernetworking-plugins',
  'docker-registry',
  'busybox-static',
];

/** Where packages put programs, before and after the merge of /bin into /usr/bin. */
const PROGRAM_DIRECTORIES = ['usr/bin', 'usr/sbin', 'bin', 'sbin', 'usr/lib/cni'];

/**
 * Unpacks the distribution's packages into the cache where they are not there yet.
 *
 * @param {{ packages?: readonly string[], say?: (line: string) => void }} [options]
 * @returns {Promise<Readonly<Record<string, string>>>} each package's folder, to be given to {@link programIn}
 */
export async function ensureDebian({ packages = DEBIAN_PACKAGES, say = () => {} } = {}) {
  const suite = join(cacheDirectory(), 'debian', await suiteName());
  const folders = {};
  for (const name of packages) {
    folders[name] = await filled(join(suite, name), async (empty) => {
      say(`unpacking ${name} into ${suite}`);
      await unpack(name, empty, say);
    });
  }
  return folders;
}

/**
 * The path of a program within an unpacked package.
 *
 * @param {string} folder
 * @param {string} program
 */
export function programIn(folder, program) {
  const path = PROGRAM_DIRECTORIES.map((directory) => join(folder, directory, program)).find((path) =>
    existsSync(path),
  );
  if (path === undefined)
    throw new Error(`${program} is not in ${folder}; remove that folder and run the set-up again`);
  return path;
}

/** `debian-12-x64`: what the packages were made for. */
async function suiteName() {
  const release = await readFile('/etc/os-release', 'utf8');
  const value = (key) => new RegExp(`^${key}="?([^"\n]*)`, 'm').exec(release)?.[1] ?? 'unknown';
  return `${value('ID')}-${value('VERSION_ID')}-${process.arch}`;
}

async function unpack(name, into, say) {
  const download = await mkdtemp(join(tmpdir(), 'berth-apt-'));
  try {
    if (!(await isKnown(name))) await updateLists(say);
    // Lists older than the archive name files that are gone; fresh ones do not.
    await fetchPackage(name, download).catch(async () => {
      await updateLists(say);
      await fetchPackage(name, download);
    });
    const archive = (await readdir(download)).find((file) => file.endsWith('.deb'));
    if (archive === undefined) throw new Error(`apt-get download ${name} brought no package`);
    await run('dpkg', ['-x', join(download, archive), into]);
  } finally {
    await rm(download, { recursive: true, force: true });
  }
}

function fetchPackage(name, directory) {
  return run('apt-get', ['download', '-q', '-o', 'APT::Sandbox::User=root', name], { cwd: directory });
}

async function isKnown(name) {
  const policy = await run('apt-cache', ['policy', name]);
  return /Candidate: (?!\(none\))/.test(policy);
}

/** @param {(line: string) => void} say */
export async function updateLists(say) {
  say('apt-get update');
  await run('apt-get', ['update', '-q']);
}
