import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { BerthError, errnoOf } from '@berth/foundation';
import { runProgram } from '../daemons/program.js';

/** What there is on this machine of the kinds of things that containers leave behind; each as a line of text. */
export interface MachineState {
  /** containerd, shims, runtimes, registries and their helpers: `PID STARTTIME ARGUMENTS`. */
  readonly processes: readonly string[];
  /** `MOUNTPOINT TYPE` of every mount. */
  readonly mounts: readonly string[];
  /** Network namespaces that are bound to a name, and each one that a process is in. */
  readonly networkNamespaces: readonly string[];
  readonly cgroups: readonly string[];
  readonly iptablesRules: readonly string[];
  /** Socket files of shims that nobody listens on any more. */
  readonly deadShimSockets: readonly string[];
  /** The runtime's state of each container, and the folder of each containerd namespace that it has had. */
  readonly runtimeStates: readonly string[];
  /** Folders of private daemons. */
  readonly directories: readonly string[];
}

const PROGRAMS = /^(containerd|containerd-shim\S*|ctr|runc|crun|docker-registry)$/;

const SHIM_SOCKETS = '/run/containerd/s';

/** Takes stock of this machine. Things of other programs are in it too: compare two with {@link differences}. */
export async function machineState(): Promise<MachineState> {
  const processes = await readProcesses();
  const mounts = await readMounts();
  return {
    processes: processes.filter(({ program }) => PROGRAMS.test(program)).map(({ text }) => text),
    mounts: mounts.map(({ point, type }) => `${point} ${type}`),
    networkNamespaces: [
      ...(await entries('/run/netns')).map((name) => `/run/netns/${name}`),
      ...new Set(processes.map(({ network }) => network).filter((network) => network !== '')),
    ],
    cgroups: await cgroupsBelow(mounts.filter(({ type }) => type.startsWith('cgroup')).map(({ point }) => point)),
    iptablesRules: await readIptables(),
    deadShimSockets: await readDeadSockets(),
    runtimeStates: await readRuntimeStates(),
    directories: (await entries('/tmp')).filter((name) => name.startsWith('berth-lab-')).map((name) => `/tmp/${name}`),
  };
}

/**
 * What is in `after` and not in `before`, as `KIND: TEXT`.
 *
 * @param concerning leaves out what it says false to; tests that run side by side ask only for their own
 */
export function differences(
  before: MachineState,
  after: MachineState,
  concerning: (difference: string) => boolean = () => true,
): readonly string[] {
  const kinds: readonly (keyof MachineState)[] = [
    'processes',
    'mounts',
    'networkNamespaces',
    'cgroups',
    'iptablesRules',
    'deadShimSockets',
    'runtimeStates',
    'directories',
  ];
  return kinds
    .flatMap((kind) => after[kind].filter((text) => !before[kind].includes(text)).map((text) => `${kind}: ${text}`))
    .filter(concerning);
}

interface ProcessSeen {
  readonly program: string;
  readonly text: string;
  readonly network: string;
}

async function readProcesses(): Promise<readonly ProcessSeen[]> {
  const pids = (await entries('/proc')).filter((entry) => /^\d+$/.test(entry));
  const seen = await Promise.all(pids.map(readProcess));
  return seen.filter((process) => process !== undefined);
}

/** undefined for a process that ended meanwhile, and for a zombie. */
async function readProcess(pid: string): Promise<ProcessSeen | undefined> {
  const stat = await text(`/proc/${pid}/stat`);
  const [, program = '', state = '', rest = ''] = /^\d+ \((.*)\) (\S) (.*)$/s.exec(stat) ?? [];
  if (state === '' || state === 'Z') return undefined;
  const args = (await text(`/proc/${pid}/cmdline`)).split('\0').join(' ').trim();
  const name = /^(?:\S*\/)?(\S+)/.exec(args)?.[1] ?? program;
  return { program: name, text: `${pid} ${rest.split(' ')[18] ?? ''} ${args}`, network: await networkOf(pid) };
}

async function networkOf(pid: string): Promise<string> {
  return readlink(`/proc/${pid}/ns/net`).catch(absent);
}

async function readMounts(): Promise<readonly { readonly point: string; readonly type: string }[]> {
  return (await text('/proc/self/mounts'))
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([, point, type]) => (point === undefined || type === undefined ? [] : [{ point, type }]));
}

async function cgroupsBelow(directories: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const directory of directories) {
    const below = await readdir(directory, { withFileTypes: true }).catch(() => []);
    const children = below.filter((entry) => entry.isDirectory()).map((entry) => join(directory, entry.name));
    found.push(...children, ...(await cgroupsBelow(children)));
  }
  return found;
}

async function readIptables(): Promise<readonly string[]> {
  try {
    return (await runProgram('iptables-save', [])).split('\n').filter((line) => line.startsWith('-A'));
  } catch (error) {
    // No iptables, no rules.
    if (BerthError.is(error) && errnoOf(error.cause) === 'ENOENT') return [];
    throw error;
  }
}

async function readDeadSockets(): Promise<readonly string[]> {
  const alive = await text('/proc/net/unix');
  return (await entries(SHIM_SOCKETS)).map((name) => `${SHIM_SOCKETS}/${name}`).filter((path) => !alive.includes(path));
}

async function readRuntimeStates(): Promise<readonly string[]> {
  const namespaces = (await entries('/run/containerd/runc')).map((name) => `/run/containerd/runc/${name}`);
  const states = namespaces.map(async (path) => (await entries(path)).map((id) => `${path}/${id}`));
  return [...namespaces, ...(await Promise.all(states)).flat()];
}

async function entries(directory: string): Promise<readonly string[]> {
  return readdir(directory).catch(() => []);
}

async function text(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(absent);
}

/** Whatever is gone between seeing and reading it is not there. */
function absent(): string {
  return '';
}
