import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { containerdConfig } from './containerd-config.js';
import {
  chosenContainerdVersion,
  containerdPrograms,
  type ContainerdPrograms,
  type ContainerdVersion,
} from './containerd-programs.js';
import { accepts, startDaemon, type DaemonProcess } from './daemon-process.js';
import { startKeeper } from './keeper.js';
import { runProgram } from './program.js';

/** How a private containerd is to be. */
export interface ContainerdOptions {
  /** Default: `BERTH_TEST_CONTAINERD`, else the distribution's. */
  readonly version?: ContainerdVersion | undefined;
  /** Puts its root on a file system of this size, for tests of a full disk. Default: the temporary directory's. */
  readonly rootLimitBytes?: number | undefined;
  /**
   * Starts it in a mount namespace of its own that lacks the unified cgroup hierarchy, as {@link crunProgram} wants it on a
   * machine that has both. Its mounts are then not seen from here. Default false.
   */
  readonly hideUnifiedCgroup?: boolean | undefined;
  /** TOML that is appended to its configuration: tables only. */
  readonly extraConfig?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A containerd of our own, with its root, state and socket in a folder of its own. Disposing it ends it with every task it
 * runs and removes all that it made; so does the end of our process, in whatever way it comes.
 */
export interface PrivateContainerd extends AsyncDisposable {
  readonly version: ContainerdVersion;
  /** The path of its socket. */
  readonly address: string;
  /** The folder that holds everything of it; a test may put files of its own there. */
  readonly directory: string;
  readonly root: string;
  readonly state: string;
  readonly logFile: string;
  /** The folder of containerd, its shim and ctr. */
  readonly binDirectory: string;
  readonly runc: string;
  /** The environment it runs with; its PATH finds the shim and the runtime. */
  readonly env: NodeJS.ProcessEnv;
  /** The process; undefined while it does not run. */
  readonly pid: number | undefined;
  /** Kills it with SIGKILL and waits for the end. Its shims and tasks live on. */
  kill9(): Promise<void>;
  /** Ends it with SIGTERM, where it runs, and starts it again on the same folders. */
  restart(options?: { readonly signal?: AbortSignal | undefined }): Promise<void>;
  /** Runs `ctr` against it and answers what it printed. */
  ctr(args: readonly string[], options?: { readonly signal?: AbortSignal | undefined }): Promise<string>;
}

/**
 * Starts a private containerd and resolves when its socket accepts connections.
 *
 * @throws {BerthError} `unavailable` with the end of its log, when it does not come up
 */
export async function startContainerd(options: ContainerdOptions = {}): Promise<PrivateContainerd> {
  const version = options.version ?? chosenContainerdVersion();
  const programs = await containerdPrograms(version);
  const keeper = await startKeeper({ runc: programs.runc });
  try {
    await prepare(keeper.directory, version, options);
    const containerd = privateContainerd(version, programs, keeper, options);
    await containerd.restart({ signal: options.signal });
    return containerd;
  } catch (error) {
    await keeper[Symbol.asyncDispose]();
    throw error;
  }
}

async function prepare(directory: string, version: ContainerdVersion, options: ContainerdOptions): Promise<void> {
  for (const name of ['root', 'state', 'tmp']) await mkdir(`${directory}/${name}`, { mode: 0o711 });
  if (options.rootLimitBytes !== undefined) {
    const size = `size=${options.rootLimitBytes}`;
    await runProgram('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', `${directory}/root`]);
  }
  await writeFile(`${directory}/config.toml`, containerdConfig(version, directory, options.extraConfig));
}

interface Kept extends AsyncDisposable {
  readonly directory: string;
}

/** The shell leaves its pid to the daemon. */
const WITHOUT_UNIFIED_CGROUP =
  'if mountpoint -q /sys/fs/cgroup/unified; then umount /sys/fs/cgroup/unified; fi; exec "$@"';

function commandOf(command: readonly string[], { hideUnifiedCgroup = false }: ContainerdOptions): readonly string[] {
  return hideUnifiedCgroup ? ['unshare', '--mount', 'sh', '-c', WITHOUT_UNIFIED_CGROUP, 'sh', ...command] : command;
}

function privateContainerd(
  version: ContainerdVersion,
  programs: ContainerdPrograms,
  keeper: Kept,
  options: ContainerdOptions,
): PrivateContainerd {
  const { directory } = keeper;
  const address = `${directory}/containerd.sock`;
  const logFile = `${directory}/containerd.log`;
  const env = environment(programs, directory);
  let daemon: DaemonProcess | undefined;
  return {
    version,
    address,
    directory,
    root: `${directory}/root`,
    state: `${directory}/state`,
    logFile,
    binDirectory: programs.binDirectory,
    runc: programs.runc,
    env,
    get pid() {
      return daemon?.ended === false ? daemon.pid : undefined;
    },
    kill9: async () => {
      await daemon?.end('SIGKILL');
    },
    restart: async ({ signal } = {}) => {
      await daemon?.end('SIGTERM');
      const command = [programs.containerd, '--config', `${directory}/config.toml`];
      const [program = '', ...args] = commandOf(command, options);
      const name = `containerd ${version}`;
      const ready = (): Promise<boolean> => accepts(address);
      daemon = await startDaemon({ name, program, args, env, logFile, ready, signal });
    },
    ctr: (args, { signal } = {}) => runProgram(programs.ctr, ['--address', address, ...args], { env, signal }),
    [Symbol.asyncDispose]: () => keeper[Symbol.asyncDispose](),
  };
}

/** TMPDIR too is in the folder: containerd mounts snapshots in it for a while, and they go when the folder goes. */
function environment(programs: ContainerdPrograms, directory: string): NodeJS.ProcessEnv {
  const path = [programs.binDirectory, dirname(programs.runc), process.env['PATH'] ?? ''].join(':');
  return { ...process.env, PATH: path, TMPDIR: `${directory}/tmp` };
}
