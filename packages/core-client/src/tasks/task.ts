import type { Instant } from '@berth/foundation';
import type { Descriptor } from '../registry/index.js';
import type { Metrics } from '../metrics/metrics.js';
import type { ProcessStreams, TaskIo } from '../io/index.js';
import type { ExecProcess, ResourceOptions, TerminalSize } from '../oci/index.js';
import type { HandleOptions } from '../session/call-options.js';

/** Where a process stands. */
export type ProcessState = 'unknown' | 'created' | 'running' | 'stopped' | 'paused' | 'pausing';

/** How a process ended. */
export interface ExitStatus {
  /** 0 to 255; 128 plus the signal's number where a signal ended it. */
  readonly code: number;
  readonly exitedAt: Instant | undefined;
}

/** A process as the daemon sees it. */
export interface ProcessStatus {
  readonly state: ProcessState;
  readonly pid: number;
  /** Once it is stopped. */
  readonly exit: ExitStatus | undefined;
}

/** A Linux signal by name (`SIGTERM`) or number. */
export type Signal = NodeJS.Signals | number;

/** How a task is made. */
export interface CreateTaskOptions extends HandleOptions {
  /** Default `{ kind: 'null' }`. */
  readonly io?: TaskIo | undefined;
  /** A checkpoint in the content store to restore the task from. */
  readonly checkpoint?: Descriptor | undefined;
}

/** How a process is added to a running task. */
export interface ExecOptions extends HandleOptions {
  /** Names the process within its task. Default a random one. */
  readonly id?: string | undefined;
  /** What to run. What is left out is as the container's own process has it: environment, directory, user, capabilities. */
  readonly process: ExecProcess;
  readonly io?: TaskIo | undefined;
}

/** One process in a container: the task's own, or one that was added by exec. Disposing it closes this side's streams only. */
export interface Process extends AsyncDisposable {
  readonly id: string;
  readonly streams: ProcessStreams;
  /** Starts it; resolves with its pid. @throws BerthError `not-found` with reason `executable-not-found`, and others */
  start(options?: HandleOptions): Promise<number>;
  /** How it ended. May be called at any time, also before the start or after the end, and by several callers. */
  wait(options?: HandleOptions): Promise<ExitStatus>;
  /** Sends a signal. @throws BerthError `not-found` with reason `process-finished` */
  kill(signal: Signal, options?: HandleOptions): Promise<void>;
  status(options?: HandleOptions): Promise<ProcessStatus>;
  /** Sets the size of its terminal. */
  resize(size: TerminalSize, options?: HandleOptions): Promise<void>;
  /** Says that no input follows: the process reads end of file once it has read all. */
  closeStdin(options?: HandleOptions): Promise<void>;
  /** Removes it once it has ended, after its output was delivered. @throws BerthError `failed-precondition` with reason `task-running` */
  delete(options?: HandleOptions): Promise<ExitStatus>;
}

/** A container's running side. */
export interface Task extends Process {
  readonly containerId: string;
  readonly pid: number;
  /** Sends a signal, with `all` to every process of the container. */
  kill(signal: Signal, options?: HandleOptions & { readonly all?: boolean }): Promise<void>;
  pause(options?: HandleOptions): Promise<void>;
  resume(options?: HandleOptions): Promise<void>;
  /**
   * Adds a process, not started yet. Names of users and groups are looked up in the container's root filesystem.
   * @throws BerthError `already-exists`, `failed-precondition` with reason `task-stopped`, `not-found` for a user or group that
   * the container does not have, `invalid-argument` with the field at fault
   */
  exec(options: ExecOptions): Promise<Process>;
  /** An exec made before, by this process or another. */
  process(id: string, options?: HandleOptions & { readonly attach?: boolean }): Promise<Process>;
  /** Changes the limits that are named, in place. @throws BerthError `invalid-argument` with the field at fault */
  update(resources: ResourceOptions, options?: HandleOptions): Promise<void>;
  metrics(options?: HandleOptions): Promise<Metrics>;
  pids(options?: HandleOptions): Promise<readonly ProcessInfo[]>;
  /**
   * Writes the task's state into the content store, to be restored from. Needs CRIU on the machine.
   * @throws BerthError `unsupported` with reason `checkpoint-unavailable`
   */
  checkpoint(options?: HandleOptions & { readonly exit?: boolean }): Promise<readonly Descriptor[]>;
}

/** One process of a task, seen from outside the container. */
export interface ProcessInfo {
  readonly pid: number;
  /** The id it was added under, for a process added by exec. */
  readonly execId: string | undefined;
}
