/**
 * A 64-bit number of the specification. A `bigint` stands for the few that a JavaScript number cannot hold exactly
 * (`RLIM_INFINITY`); `encodeSpec` writes both as JSON numbers.
 */
export type Int64 = number | bigint;

/**
 * The container's process, or one that is executed in it.
 *
 * @see https://github.com/opencontainers/runtime-spec/blob/v1.2.1/config.md#process
 */
export interface Process {
  readonly terminal?: boolean;
  readonly consoleSize?: ConsoleSize;
  readonly user: User;
  readonly args?: readonly string[];
  /** `KEY=value`. */
  readonly env?: readonly string[];
  readonly cwd: string;
  readonly capabilities?: LinuxCapabilities;
  readonly rlimits?: readonly PosixRlimit[];
  readonly noNewPrivileges?: boolean;
  readonly apparmorProfile?: string;
  /** -1000 (never killed) to 1000 (killed first). */
  readonly oomScoreAdj?: number;
  readonly selinuxLabel?: string;
  readonly scheduler?: Scheduler;
  readonly ioPriority?: IoPriority;
  readonly execCPUAffinity?: CpuAffinity;
}

/** The terminal's size in characters. */
export interface ConsoleSize {
  readonly height: number;
  readonly width: number;
}

/** Who the process runs as, in the container's user namespace. */
export interface User {
  readonly uid: number;
  readonly gid: number;
  readonly umask?: number;
  readonly additionalGids?: readonly number[];
}

/** The five capability sets, with names as `CAP_CHOWN`. */
export interface LinuxCapabilities {
  readonly bounding?: readonly string[];
  readonly effective?: readonly string[];
  readonly inheritable?: readonly string[];
  readonly permitted?: readonly string[];
  readonly ambient?: readonly string[];
}

/** One resource limit of the process. */
export interface PosixRlimit {
  /** As `RLIMIT_NOFILE`. */
  readonly type: string;
  readonly hard: Int64;
  readonly soft: Int64;
}

/** The CPU scheduler's settings for the process. */
export interface Scheduler {
  readonly policy: string;
  readonly nice?: number;
  readonly priority?: number;
  readonly flags?: readonly string[];
  /** Nanoseconds, for `SCHED_DEADLINE`; so are the next two. */
  readonly runtime?: Int64;
  readonly deadline?: Int64;
  readonly period?: Int64;
}

/** The I/O scheduler's priority of the process. */
export interface IoPriority {
  readonly class: 'IOPRIO_CLASS_RT' | 'IOPRIO_CLASS_BE' | 'IOPRIO_CLASS_IDLE';
  readonly priority: number;
}

/** The CPUs, as `0-3,7`, of a process executed in the container: before and after it joins the container's cgroup. */
export interface CpuAffinity {
  readonly initial?: string;
  readonly final?: string;
}
