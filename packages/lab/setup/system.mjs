// What must be installed on the machine itself, because other programs look for it there.
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { onPath, run } from './command.mjs';
import { updateLists } from './debian.mjs';

/** Each thing, the package that brings it, and how it is seen. The last two are needed only to build runc. */
const THINGS = [
  { package: 'iptables', why: 'container networks', present: () => onPath('iptables') !== undefined },
  { package: 'iproute2', why: 'container networks', present: () => onPath('ip') !== undefined },
  { package: 'pkg-config', why: 'building runc', go: true, present: () => onPath('pkg-config') !== undefined },
  { package: 'libseccomp-dev', why: 'building runc', go: true, present: () => existsSync('/usr/include/seccomp.h') },
  { package: 'gcc', why: 'building runc', go: true, present: () => onPath('gcc') !== undefined },
  { package: 'libc6-dev', why: 'building runc', go: true, present: () => existsSync('/usr/include/stdlib.h') },
];

/**
 * The packages that the machine lacks.
 *
 * @param {{ go: boolean }} options `go`: whether anything will be built
 */
export function missingPackages({ go }) {
  return THINGS.filter((thing) => (go || thing.go !== true) && !thing.present());
}

/**
 * Why this machine cannot run the lab, in one message that names each missing thing; undefined where it can.
 *
 * @param {{ go: boolean }} options
 */
export function obstacle(options) {
  const missing = missingPackages(options);
  const lines = [];
  if (process.platform !== 'linux') lines.push('Linux: containerd and runc run nowhere else');
  if (process.getuid?.() !== 0)
    lines.push('root: run the same command with sudo; containers, mounts and cgroups need it');
  if (onPath('apt-get') === undefined || onPath('dpkg') === undefined) {
    lines.push(
      'apt-get and dpkg: the daemons come out of Debian or Ubuntu packages; use a machine or a container of either',
    );
    lines.push(
      ...missing.map((thing) => `${thing.package} (${thing.why}): install it with this system's package manager`),
    );
  } else if (process.getuid?.() !== 0) {
    lines.push(...missing.map((thing) => `${thing.package} (${thing.why}): apt-get install ${thing.package}`));
  }
  return lines.length === 0 ? undefined : ['berth cannot be set up here. Missing:', ...lines].join('\n  - ');
}

/**
 * Installs what is missing, after asking.
 *
 * @param {{ go: boolean, yes: boolean, say: (line: string) => void }} options
 */
export async function installMissing({ go, yes, say }) {
  const names = missingPackages({ go }).map((thing) => thing.package);
  if (names.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${names.join(' ')}`;
  if (!yes && !(await agreed(`This machine lacks ${names.join(', ')}. Run "${command}"?`))) {
    throw new Error(`Nothing was installed. Run "${command}", or start again with --yes.`);
  }
  say(command);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run('apt-get', command.split(' ').slice(1), { env });
  await install().catch(async () => {
    await updateLists(say);
    await install();
  });
}

/** Without a person at the terminal the answer is no. */
async function agreed(question) {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
