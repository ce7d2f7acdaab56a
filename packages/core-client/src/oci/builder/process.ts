import { invalidArgument } from '@berth/foundation';
import { DEFAULT_PATH } from '../defaults/paths.js';
import type { ImageConfig } from '../image-spec/image-config.js';
import type { CpuAffinity, IoPriority, Process, Scheduler, User } from '../runtime-spec/process.js';
import { defined } from '../validate/defined.js';
import { checkId, checkOptionalInteger } from '../validate/number.js';
import { checkAbsolutePath, checkNoNul, checkText } from '../validate/text.js';
import { mergeEnvironment } from './environment.js';
import { buildRlimits, type RlimitOptions } from './rlimits.js';
import { buildScheduling } from './scheduling.js';
import type { SpecOptions } from './spec-options.js';
import { buildConsoleSize, type TerminalSize } from './terminal-size.js';

/** What runs in the container. */
export interface ProcessOptions {
  /** Takes the place of the image's Entrypoint, and drops its Cmd. */
  readonly entrypoint?: readonly string[] | undefined;
  /** Takes the place of the image's Cmd: the arguments of its Entrypoint, or the whole command where it has none. */
  readonly args?: readonly string[] | undefined;
  /** `KEY=value`, over the image's; `KEY` alone takes a variable away. */
  readonly env?: readonly string[] | undefined;
  /** Absolute. Default: the image's WorkingDir, or `/`. */
  readonly cwd?: string | undefined;
  /** Default root. Must be given where the image names a user: see `resolveUser`. */
  readonly user?: UserIds | undefined;
  /** 0 to 0o777. Default: the runtime's, 0o022. */
  readonly umask?: number | undefined;
  /** A terminal for the process; TERM is set to `xterm` where nobody sets it. Default false. */
  readonly terminal?: boolean | undefined;
  /** The size that the terminal begins with. */
  readonly consoleSize?: TerminalSize | undefined;
  /** Beside the default of 1,024 open files; one of the same type takes its place. */
  readonly rlimits?: readonly RlimitOptions[] | undefined;
  /** -1000 (never killed) to 1000 (killed first). Default: inherited from the daemon's shim. */
  readonly oomScoreAdj?: number | undefined;
  /** Whether set-uid programs and file capabilities have no effect. Default true; false for a privileged container. */
  readonly noNewPrivileges?: boolean | undefined;
  readonly scheduler?: Scheduler | undefined;
  readonly ioPriority?: IoPriority | undefined;
  readonly cpuAffinity?: CpuAffinity | undefined;
}

/** A user as the kernel knows it. */
export interface UserIds {
  readonly uid: number;
  readonly gid: number;
  /** The groups beside `gid`, which is put first in the spec's own list. */
  readonly additionalGids?: readonly number[] | undefined;
}

/** The process of the spec, but for what confines it (capabilities, labels, profiles). */
export function buildProcess(options: SpecOptions): Process {
  const { process = {}, image } = options;
  return defined({
    terminal: process.terminal === true ? true : undefined,
    consoleSize: process.consoleSize && buildConsoleSize(process.consoleSize),
    user: user(process, image),
    args: commandLine(process, image),
    env: environment(process, image),
    cwd: workingDirectory(process, image),
    rlimits: buildRlimits(process.rlimits ?? []),
    oomScoreAdj: checkOptionalInteger('process.oomScoreAdj', process.oomScoreAdj, -1000, 1000),
    noNewPrivileges: process.noNewPrivileges ?? options.privileged !== true,
    ...buildScheduling(process),
  });
}

function commandLine(process: ProcessOptions, image: ImageConfig | undefined): readonly string[] {
  const entrypoint = process.entrypoint ?? image?.config.Entrypoint ?? [];
  const args = process.args ?? (process.entrypoint === undefined ? image?.config.Cmd : undefined) ?? [];
  const line = [...entrypoint, ...args];
  if (line[0] === undefined) {
    throw invalidArgument('process.args', 'must name a program: neither the caller nor the image does');
  }
  return checkCommand(line);
}

/** The program and its arguments, where they are such. */
export function checkCommand(line: readonly string[]): readonly string[] {
  line.forEach((argument, index) => checkNoNul(`process.args[${index}]`, argument));
  if (line[0] === undefined) throw invalidArgument('process.args', 'must name a program to run');
  checkText('process.args[0]', line[0]);
  return line;
}

function environment(process: ProcessOptions, image: ImageConfig | undefined): readonly string[] {
  const base = [DEFAULT_PATH, ...(process.terminal === true ? ['TERM=xterm'] : [])];
  return mergeEnvironment([
    { field: 'default', entries: base },
    { field: 'image.config.Env', entries: image?.config.Env ?? [] },
    { field: 'process.env', entries: process.env ?? [], mayRemove: true },
  ]);
}

function workingDirectory(process: ProcessOptions, image: ImageConfig | undefined): string {
  if (process.cwd !== undefined) return checkAbsolutePath('process.cwd', process.cwd);
  const directory = image?.config.WorkingDir ?? '';
  return directory === '' ? '/' : checkAbsolutePath('image.config.WorkingDir', directory);
}

function user(process: ProcessOptions, image: ImageConfig | undefined): User {
  const wanted = image?.config.User ?? '';
  if (process.user === undefined && wanted !== '') {
    throw invalidArgument('process.user', `must be given, resolved to ids: the image runs as "${wanted}"`);
  }
  return buildUser(process.user ?? { uid: 0, gid: 0 }, process.umask);
}

/** The user of the spec. */
export function buildUser({ uid, gid, additionalGids = [] }: UserIds, umask: number | undefined): User {
  additionalGids.forEach((id, index) => checkId(`process.user.additionalGids[${index}]`, id));
  return defined({
    uid: checkId('process.user.uid', uid),
    gid: checkId('process.user.gid', gid),
    umask: checkOptionalInteger('process.umask', umask, 0, 0o777),
    additionalGids: [...new Set([gid, ...additionalGids])],
  });
}
