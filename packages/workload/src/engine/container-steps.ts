import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BerthError, instantFromDate } from '@berth/foundation';
import type { Container, Image, Signal, Task } from '@berth/core-client';
import { ensureOutputFifos, removeOutputFifos, type OutputFifos } from '../logs/output-fifos.js';
import type { LogTarget } from '../logs/log-sink.js';
import type { ContainerSpec, WorkloadSpec } from '../model/workload-spec.js';
import { inSandbox } from '../sandbox/sandbox.js';
import type { EngineContext } from './engine-context.js';
import { jsonExtension } from './json-extension.js';
import { containerId, defaultLogPath, EXTENSIONS, fifoDirectory, LABELS, sandboxDirectory } from './names.js';
import type { ObservedContainer, RecordedExit } from './next-step.js';

/** Which container of which workload. */
export interface ContainerOf {
  readonly workload: WorkloadSpec;
  readonly container: ContainerSpec;
}

/** Makes a container's record and snapshot; one that is there stays. */
export async function makeContainer(
  { containerd, node }: EngineContext,
  { workload, container }: ContainerOf,
  image: Image,
): Promise<void> {
  const { entrypoint, args, env } = container;
  const place = { id: workload.id, directory: sandboxDirectory(node, workload.id) };
  try {
    await containerd.containers.create({
      id: containerId(workload.id, container.name),
      image,
      spec: {
        ...inSandbox(place, workload.sandbox),
        process: { entrypoint, args, env: Object.entries(env).map(([key, value]) => `${key}=${value}`) },
        // All containers of a workload share one shim.
        annotations: { 'io.containerd.runc.v2.group': workload.id },
      },
      labels: {
        [LABELS.node]: node.name,
        [LABELS.kind]: 'container',
        [LABELS.workload]: workload.id,
        [LABELS.container]: container.name,
      },
    });
  } catch (error) {
    if (!BerthError.is(error, 'already-exists')) throw error;
  }
}

/** Where a container's log goes. */
function logTarget({ node }: EngineContext, { workload, container }: ContainerOf): LogTarget {
  const { path, format } = container.log;
  return { path: path ?? defaultLogPath(node, workload.id, container.name), format };
}

/** Has the log thread read the output of a container, whose FIFOs are made where they are not there. */
async function openOutput(context: EngineContext, of: ContainerOf): Promise<OutputFifos> {
  const id = containerId(of.workload.id, of.container.name);
  const fifos = await ensureOutputFifos(fifoDirectory(context.node, id));
  const target = logTarget(context, of);
  await mkdir(dirname(target.path), { recursive: true, mode: 0o750 });
  await context.logs.open(id, fifos, target);
  return fifos;
}

/** Goes on reading the output of a container that has FIFOs; one that was never created or is settled has none. */
export async function followOutput(context: EngineContext, of: ContainerOf): Promise<void> {
  const id = containerId(of.workload.id, of.container.name);
  if (existsSync(fifoDirectory(context.node, id))) await openOutput(context, of);
}

/** Makes a container's task, its output being read already. */
export async function createTask(context: EngineContext, of: ContainerOf): Promise<ObservedContainer> {
  const { stdout, stderr } = await openOutput(context, of);
  const container = await theContainer(context, of);
  await using task = await container.createTask({ io: { kind: 'fifos', paths: { stdin: '', stdout, stderr } } });
  return { state: 'created', pid: task.pid };
}

/** Starts a task; that it was about to start is written down before, so that one that is gone is known to have run. */
export async function startTask(
  context: EngineContext,
  of: ContainerOf,
): Promise<{ readonly observed: ObservedContainer; readonly startedAt: string }> {
  const container = await theContainer(context, of);
  const startedAt = instantFromDate(new Date()).toString();
  await container.update({ extensions: { [EXTENSIONS.started]: jsonExtension('berth.Started/v1', { startedAt }) } });
  await using task = await container.task();
  const pid = await task.start();
  return { observed: { state: 'running', pid }, startedAt };
}

/** Ends a task: its stop signal, and SIGKILL once its grace is over. Resolves once it has ended. */
export async function stopTask(
  context: EngineContext,
  of: ContainerOf,
  state: 'created' | 'running',
): Promise<RecordedExit> {
  const container = await theContainer(context, of);
  await using task = await container.task();
  const { stop } = of.container;
  const { code, exitedAt } =
    state === 'created' ? await killed(task) : await stopped(task, (stop.signal ?? 'SIGTERM') as Signal, stop.graceMs);
  return { code, finishedAt: exitedAt?.toString() };
}

async function stopped(task: Task, signal: Signal, graceMs: number) {
  await unlessFinished(task.kill(signal));
  try {
    return await task.wait({ signal: AbortSignal.timeout(graceMs) });
  } catch (error) {
    if (!BerthError.is(error, 'deadline-exceeded')) throw error;
    return killed(task);
  }
}

async function killed(task: Task) {
  await unlessFinished(task.kill('SIGKILL', { all: true }));
  return task.wait();
}

async function unlessFinished(kill: Promise<void>): Promise<void> {
  try {
    await kill;
  } catch (error) {
    if (!BerthError.is(error, 'not-found')) throw error;
  }
}

/** Writes down how a container ended, and tidies up: its task, its output to the last byte, its FIFOs. */
export async function settle(context: EngineContext, of: ContainerOf, exit: RecordedExit): Promise<void> {
  const container = await theContainer(context, of);
  await container.update({ extensions: { [EXTENSIONS.exit]: jsonExtension('berth.Exit/v1', exit) } });
  await deleteTask(container);
  await followOutput(context, of);
  const id = containerId(of.workload.id, of.container.name);
  await context.logs.finish(id);
  await removeOutputFifos(fifoDirectory(context.node, id));
}

async function deleteTask(container: Container): Promise<void> {
  try {
    await using task = await container.task();
    await task.delete();
  } catch (error) {
    if (!BerthError.is(error, 'not-found')) throw error;
  }
}

/** Removes a container that does not run, wherever its making got to. */
export async function removeContainer(context: EngineContext, of: ContainerOf): Promise<void> {
  const id = containerId(of.workload.id, of.container.name);
  await removeOutputFifos(fifoDirectory(context.node, id));
  if (of.container.log.path === undefined)
    await rm(dirname(logTarget(context, of).path), { recursive: true, force: true });
  try {
    await (await context.containerd.containers.get(id)).delete();
  } catch (error) {
    if (!BerthError.is(error, 'not-found')) throw error;
  }
}

function theContainer({ containerd }: EngineContext, { workload, container }: ContainerOf): Promise<Container> {
  return containerd.containers.get(containerId(workload.id, container.name));
}
