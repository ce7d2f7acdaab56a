import type { Process } from '../runtime-spec/process.js';
import type { WantedUser } from '../users/wanted-user.js';
import { defined } from '../validate/defined.js';
import { checkOptionalInteger } from '../validate/number.js';
import { checkAbsolutePath, checkText } from '../validate/text.js';
import { changeCapabilities, type CapabilityOptions } from './capabilities.js';
import { mergeEnvironment } from './environment.js';
import { buildUser, checkCommand, type ProcessOptions, type UserIds } from './process.js';
import { buildRlimits, type RlimitOptions } from './rlimits.js';
import { buildScheduling } from './scheduling.js';
import { buildConsoleSize } from './terminal-size.js';

/**
 * A process that is added to a running container, in the words of a container's own. What is left out is as the container's
 * own process has it, but for the terminal and its size.
 */
export interface ExecProcess
  extends
    WantedUser,
    Pick<ProcessOptions, 'umask' | 'consoleSize' | 'oomScoreAdj' | 'scheduler' | 'ioPriority' | 'cpuAffinity'> {
  /** The program and its arguments. */
  readonly args: readonly string[];
  /** `KEY=value`, over those of the container's own process; `KEY` alone takes a variable away. */
  readonly env?: readonly string[] | undefined;
  /** Absolute. */
  readonly cwd?: string | undefined;
  /** Beside the container's own; one of the same type takes its place. */
  readonly rlimits?: readonly RlimitOptions[] | undefined;
  /** `add` and `drop` change the container's own. */
  readonly capabilities?: CapabilityOptions | undefined;
  readonly noNewPrivileges?: boolean | undefined;
  /** The name of an AppArmor profile that the machine has loaded. */
  readonly apparmorProfile?: string | undefined;
  readonly selinuxLabel?: string | undefined;
}

/** The least that a runtime takes, and no more rights than it needs. */
const LEAST: Process = { cwd: '/', user: { uid: 0, gid: 0 }, noNewPrivileges: true };

/**
 * The spec of an exec: the container's own process with the differences asked for. Without a record of that, the least that a
 * runtime takes. `user` is the one wanted, resolved, where one is.
 * @throws BerthError `invalid-argument`, its field the path of the option at fault: `process.cwd`
 */
export function buildExec(
  own: Process = LEAST,
  wanted: ExecProcess,
  user: UserIds | undefined,
  terminal: boolean,
): Process {
  return defined({
    ...own,
    terminal,
    consoleSize: wanted.consoleSize && buildConsoleSize(wanted.consoleSize),
    user: execUser(own, wanted, user),
    args: checkCommand(wanted.args),
    env: environment(own, wanted, terminal),
    cwd: wanted.cwd === undefined ? own.cwd : checkAbsolutePath('process.cwd', wanted.cwd),
    capabilities: wanted.capabilities ? changeCapabilities(own.capabilities, wanted.capabilities) : own.capabilities,
    rlimits: wanted.rlimits ? buildRlimits(wanted.rlimits, own.rlimits ?? []) : own.rlimits,
    oomScoreAdj: checkOptionalInteger('process.oomScoreAdj', wanted.oomScoreAdj, -1000, 1000) ?? own.oomScoreAdj,
    noNewPrivileges: wanted.noNewPrivileges ?? own.noNewPrivileges,
    apparmorProfile: label('process.apparmorProfile', wanted.apparmorProfile) ?? own.apparmorProfile,
    selinuxLabel: label('process.selinuxLabel', wanted.selinuxLabel) ?? own.selinuxLabel,
    ...buildScheduling(wanted),
  });
}

function execUser(own: Process, wanted: ExecProcess, user: UserIds | undefined): Process['user'] {
  if (user === undefined && wanted.umask === undefined) return own.user;
  return buildUser(user ?? own.user, wanted.umask ?? own.user.umask);
}

function environment(own: Process, wanted: ExecProcess, terminal: boolean): Process['env'] {
  // What nobody changes is not looked at: it may be another client's, and the runtime took it.
  if (wanted.env === undefined && !terminal) return own.env;
  return mergeEnvironment([
    { field: 'default', entries: terminal ? ['TERM=xterm'] : [] },
    { field: 'spec.process.env', entries: own.env ?? [] },
    { field: 'process.env', entries: wanted.env ?? [], mayRemove: true },
  ]);
}

function label(field: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : checkText(field, value);
}
