import { randomUUID } from 'node:crypto';
import { BerthError } from '@berth/foundation';
import { TasksService as service } from '../generated/containerd/services/tasks/v1.js';
import { openIo, terminalOf, type FifoSets, type OpenIo } from '../io/index.js';
import { readDescriptor } from '../diff/descriptor.js';
import { CheckpointOptions, ProcessDetails } from '../generated/containerd/runc/v1.js';
import { buildResources } from '../oci/index.js';
import type { CallOptions } from '../session/call-options.js';
import { checkIdentifier } from '../session/identifiers.js';
import { madeOrUndone } from '../session/made-or-undone.js';
import type { Session } from '../session/session.js';
import { decodeMetric } from '../metrics/decode.js';
import { jsonAny, PROCESS_URL, RESOURCES_URL } from './json-any.js';
import { execSpec, type ExecGround } from './exec-spec.js';
import { endStdin, execProcess } from './process.js';
import type { ExecOptions, Process, ProcessInfo, Task } from './task.js';
import { adoptProcess } from './adopt-process.js';
import { endUnstarted, processCalls, processSubject, readExit } from './task-service.js';

/** What a task handle works with. */
export interface TaskContext {
  readonly session: Session;
  readonly containerId: string;
  readonly pid: number;
  readonly io: OpenIo;
  /** Where FIFOs of execs come from. */
  readonly fifos: FifoSets;
  readonly ground: ExecGround;
}

/** A handle on a task that exists. */
export function taskHandle(context: TaskContext): Task {
  const { session, containerId, pid, io } = context;
  const key = { containerId, execId: '' };
  const calls = processCalls(session, key);
  const about = (verb: string) => processSubject(verb, key);
  let mayBeUnstarted = true;
  return {
    id: containerId,
    containerId,
    pid,
    streams: io.streams,
    ...calls,
    async start(options) {
      const started = await calls.start(options);
      mayBeUnstarted = false;
      await io.connectStdin(options);
      return started;
    },
    closeStdin: (options) => endStdin(io, () => calls.closeStdin(options)),
    async delete(options) {
      if (mayBeUnstarted) await endUnstarted(calls, options);
      const exit = readExit(await session.unary(service.delete, { containerId }, about('delete'), options));
      await io.remove();
      return exit;
    },
    async pause(options) {
      await session.unary(service.pause, { containerId }, about('pause'), options);
    },
    async resume(options) {
      await session.unary(service.resume, { containerId }, about('resume'), options);
    },
    exec: (options) => addExec(context, options),
    process: (id, options) => adoptExec(context, id, options),
    async update(resources, options) {
      const request = { containerId, resources: jsonAny(RESOURCES_URL, buildResources(resources)) };
      await session.unary(service.update, request, about('update'), options);
    },
    async metrics(options) {
      const request = { filters: [`id==${JSON.stringify(containerId)}`] };
      const { metrics } = await session.unary(service.metrics, request, about('metrics'), options);
      const [metric] = metrics;
      if (metric === undefined) {
        throw new BerthError('not-found', `tasks.metrics ${about('metrics').object}: no such task`, about('metrics'));
      }
      return decodeMetric(metric);
    },
    async pids(options) {
      const { processes } = await session.unary(service.listPids, { containerId }, about('pids'), options);
      return processes.map(({ pid: each, info }) => processInfo(each, info));
    },
    async checkpoint(options) {
      const request = { containerId, options: checkpointOptions(options?.exit ?? false) };
      const { descriptors } = await session.unary(service.checkpoint, request, about('checkpoint'), options);
      return descriptors.map((each) => readDescriptor(each, 'tasks.checkpoint'));
    },
    [Symbol.asyncDispose]: () => io.release(),
  };
}

async function addExec(context: TaskContext, options: ExecOptions): Promise<Process> {
  const { session, containerId, fifos } = context;
  const execId = options.id ?? `exec-${randomUUID()}`;
  checkIdentifier('id', execId);
  const key = { containerId, execId };
  const wantedIo = options.io ?? { kind: 'null' };
  const spec = await execSpec(context.ground, options.process, terminalOf(wantedIo), options);
  const io = await openIo(wantedIo, { fifos, id: execId });
  const request = { ...key, ...io.paths, terminal: io.terminal, spec: jsonAny(PROCESS_URL, spec) };
  try {
    const { signal, lease } = options;
    await madeOrUndone(
      () => session.unary(service.exec, request, processSubject('exec', key), { lease }),
      () => session.unary(service.deleteProcess, key, processSubject('delete', key)),
      processSubject('exec', key),
      signal,
    );
  } catch (error) {
    await io.remove();
    throw error;
  }
  return execProcess(session, key, io);
}

async function adoptExec(
  { session, containerId }: TaskContext,
  execId: string,
  options: (CallOptions & { readonly attach?: boolean }) | undefined,
): Promise<Process> {
  // An empty one is the task's own process.
  checkIdentifier('id', execId);
  const key = { containerId, execId };
  const { io } = await adoptProcess(session, key, options);
  return execProcess(session, key, io);
}

function processInfo(
  pid: number,
  info: { readonly typeUrl: string; readonly value: Uint8Array } | null | undefined,
): ProcessInfo {
  if (info === null || info === undefined) return { pid, execId: undefined };
  return { pid, execId: ProcessDetails.decode(info.value).execId };
}

function checkpointOptions(exit: boolean): { typeUrl: string; value: Uint8Array } {
  return { typeUrl: 'containerd.runc.v1.CheckpointOptions', value: CheckpointOptions.encode({ exit }) };
}
