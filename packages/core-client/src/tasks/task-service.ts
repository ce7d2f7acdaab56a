import { BerthError } from '@berth/foundation';
import { fromTimestamp, type CallSubject, type WireTimestamp } from '@berth/rpc';
import { TasksService as service } from '../generated/containerd/services/tasks/v1.js';
import type { Process as WireProcess } from '../generated/containerd/v1/types.js';
import type { TerminalSize } from '../oci/index.js';
import { checkTerminalSize } from '../oci/builder/terminal-size.js';
import type { CallOptions } from '../session/call-options.js';
import type { Session } from '../session/session.js';
import { present } from '../session/present.js';
import { signalNumber } from './signals.js';
import type { ExitStatus, ProcessState, ProcessStatus, Signal, Task } from './task.js';

/** Which process: a container's own, or one that was added to it. */
export interface ProcessKey {
  readonly containerId: string;
  /** Empty for the container's own process. */
  readonly execId: string;
}

/** What a task and an exec have in common. */
export type ProcessCalls = Pick<Task, 'start' | 'wait' | 'kill' | 'status' | 'resize' | 'closeStdin'>;

/** The calls that a task and an exec have in common. */
export function processCalls(session: Session, key: ProcessKey): ProcessCalls {
  const about = (verb: string): CallSubject => processSubject(verb, key);
  return {
    async start(options?: CallOptions): Promise<number> {
      return (await session.unary(service.start, key, about('start'), options)).pid;
    },
    async wait(options?: CallOptions): Promise<ExitStatus> {
      return readExit(await session.unary(service.wait, key, about('wait'), options));
    },
    async kill(signal: Signal, options?: CallOptions & { readonly all?: boolean }): Promise<void> {
      const request = { ...key, signal: signalNumber(signal), all: options?.all ?? false };
      await session.unary(service.kill, request, about('kill'), options);
    },
    async status(options?: CallOptions): Promise<ProcessStatus> {
      return readStatus(await getProcess(session, key, options));
    },
    async resize(size: TerminalSize, options?: CallOptions): Promise<void> {
      const { columns, rows } = checkTerminalSize('size', size);
      const request = { ...key, width: columns, height: rows };
      await session.unary(service.resizePty, request, about('resize'), options);
    },
    async closeStdin(options?: CallOptions): Promise<void> {
      await session.unary(service.closeIO, { ...key, stdin: true }, about('closeStdin'), options);
    },
  };
}

/** The daemon's record of a process. */
export async function getProcess(session: Session, key: ProcessKey, options?: CallOptions): Promise<WireProcess> {
  const subject = processSubject('get', key);
  const { process } = await session.unary(service.get, key, subject, options);
  return present(process, subject);
}

/** What a call on a process is about. */
export function processSubject(verb: string, { containerId, execId }: ProcessKey): CallSubject {
  const task = `task "${containerId}"`;
  return { operation: `tasks.${verb}`, object: execId === '' ? task : `exec "${execId}" of ${task}` };
}

const STATES: readonly ProcessState[] = ['unknown', 'created', 'running', 'stopped', 'paused', 'pausing'];

/** A record as a status. */
export function readStatus(wire: WireProcess): ProcessStatus {
  const state = STATES[wire.status] ?? 'unknown';
  return { state, pid: wire.pid, exit: state === 'stopped' ? readExit(wire) : undefined };
}

/** How a process ended, as several messages carry it. */
export function readExit(wire: {
  readonly exitStatus: number;
  readonly exitedAt?: WireTimestamp | null | undefined;
}): ExitStatus {
  return { code: wire.exitStatus, exitedAt: fromTimestamp(wire.exitedAt) };
}

/** The state of a container's task, or undefined where it has none. */
export async function taskState(
  session: Session,
  containerId: string,
  options?: CallOptions,
): Promise<ProcessState | undefined> {
  try {
    return readStatus(await getProcess(session, { containerId, execId: '' }, options)).state;
  } catch (error) {
    if (BerthError.is(error, 'not-found')) return undefined;
    throw error;
  }
}

/** A task that was never started still has a process, whose streams the shim would wait for until it gives up after 10 s. */
export async function endUnstarted(calls: ProcessCalls, options: CallOptions | undefined): Promise<void> {
  if ((await calls.status(options)).state !== 'created') return;
  await calls.kill('SIGKILL', options);
  await calls.wait(options);
}
