import type { LinuxSeccomp, LinuxSyscall } from '../runtime-spec/seccomp.js';
import { SYSTEM_CALL_SETS, type Architecture, type KernelVersion } from './architecture.js';
import { CLONE_RULES } from './clone.js';
import { COMMUNICATION_RULES } from './communication.js';
import { FILE_RULES } from './files.js';
import { MEMORY_RULES } from './memory.js';
import { PERSONALITY_RULES } from './personality.js';
import { PRIVILEGED_RULES } from './privileged-calls.js';
import { PROCESS_RULES } from './processes.js';
import type { SeccompRule } from './rule.js';
import { TIME_RULES } from './time.js';

/** What the default profile depends on. */
export interface DefaultSeccompOptions {
  /** The machine's. */
  readonly architecture: Architecture;
  /** What the container is granted, as `CAP_SYS_ADMIN`. */
  readonly capabilities: readonly string[];
  /** The machine's. Default: new enough for every rule. */
  readonly kernelVersion?: KernelVersion | undefined;
}

/** Operation not permitted. */
const EPERM = 1;

const RULES: readonly SeccompRule[] = [
  ...FILE_RULES,
  ...PROCESS_RULES,
  ...MEMORY_RULES,
  ...COMMUNICATION_RULES,
  ...TIME_RULES,
  ...PERSONALITY_RULES,
  ...CLONE_RULES,
  ...PRIVILEGED_RULES,
];

/**
 * The default profile: the system calls that Docker and containerd allow their containers by default. What it does not name is
 * refused with EPERM; io_uring is not named, for its record of holes.
 *
 * @see https://docs.docker.com/engine/security/seccomp/
 */
export function defaultSeccomp(options: DefaultSeccompOptions): LinuxSeccomp {
  return {
    defaultAction: 'SCMP_ACT_ERRNO',
    defaultErrnoRet: EPERM,
    architectures: SYSTEM_CALL_SETS[options.architecture],
    syscalls: RULES.filter((rule) => applies(rule, options)).map(toSyscall),
  };
}

function applies(rule: SeccompRule, { architecture, capabilities, kernelVersion }: DefaultSeccompOptions): boolean {
  return (
    (rule.capability === undefined || capabilities.includes(rule.capability)) &&
    (rule.withoutCapability === undefined || !capabilities.includes(rule.withoutCapability)) &&
    (rule.architectures === undefined || rule.architectures.includes(architecture)) &&
    rule.notArchitectures?.includes(architecture) !== true &&
    (rule.minKernel === undefined || kernelVersion === undefined || isAtLeast(kernelVersion, rule.minKernel))
  );
}

function isAtLeast(version: KernelVersion, minimum: KernelVersion): boolean {
  return version.major > minimum.major || (version.major === minimum.major && version.minor >= minimum.minor);
}

function toSyscall(rule: SeccompRule): LinuxSyscall {
  const args = rule.args === undefined ? {} : { args: rule.args };
  if (rule.errno === undefined) return { names: rule.names, action: 'SCMP_ACT_ALLOW', ...args };
  return { names: rule.names, action: 'SCMP_ACT_ERRNO', errnoRet: rule.errno, ...args };
}
