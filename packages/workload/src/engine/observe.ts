import { existsSync } from 'node:fs';
import { BerthError } from '@berth/foundation';
import type { Container, ContainerInfo } from '@berth/core-client';
import type { EngineContext } from './engine-context.js';
import { readExtension } from './json-extension.js';
import { containerId, EXTENSIONS, fifoDirectory, LABELS } from './names.js';
import type { ObservedContainer, RecordedExit } from './next-step.js';

/** A container as it is, and what its record says of it. */
export interface ContainerView {
  readonly observed: ObservedContainer;
  readonly startedAt: string | undefined;
}

const ABSENT: ContainerView = { observed: { state: 'absent' }, startedAt: undefined };

/** Looks at a workload's container: its record, and its task where it has one. */
export async function viewContainer(context: EngineContext, workload: string, name: string): Promise<ContainerView> {
  const id = containerId(workload, name);
  try {
    const container = await context.containerd.containers.get(id);
    const info = await container.info();
    const startedAt = startedIn(info);
    return { observed: await observedOf(context, container, info, startedAt), startedAt };
  } catch (error) {
    if (BerthError.is(error, 'not-found')) return ABSENT;
    throw error;
  }
}

async function observedOf(
  { node }: EngineContext,
  container: Container,
  info: ContainerInfo,
  startedAt: string | undefined,
): Promise<ObservedContainer> {
  const exit = exitIn(info);
  const task = await taskOf(container);
  if (exit !== undefined) {
    // Written down, and perhaps not tidied up: that is done again.
    const settled = task === undefined && !existsSync(fifoDirectory(node, info.id));
    return settled ? { state: 'exited', exit } : { state: 'stopped', exit };
  }
  return task ?? (startedAt === undefined ? { state: 'made' } : { state: 'lost' });
}

async function taskOf(container: Container): Promise<ObservedContainer | undefined> {
  try {
    await using task = await container.task();
    const { state, pid, exit } = await task.status();
    if (state === 'created') return { state: 'created', pid };
    if (state === 'stopped')
      return { state: 'stopped', exit: { code: exit?.code, finishedAt: exit?.exitedAt?.toString() } };
    return { state: 'running', pid };
  } catch (error) {
    if (BerthError.is(error, 'not-found')) return undefined;
    throw error;
  }
}

function startedIn(info: ContainerInfo): string | undefined {
  const started = readExtension(info, EXTENSIONS.started);
  if (typeof started !== 'object' || started === null || !('startedAt' in started)) return undefined;
  return typeof started.startedAt === 'string' ? started.startedAt : undefined;
}

function exitIn(info: ContainerInfo): RecordedExit | undefined {
  const exit = readExtension(info, EXTENSIONS.exit);
  if (typeof exit !== 'object' || exit === null) return undefined;
  return {
    code: 'code' in exit && typeof exit.code === 'number' ? exit.code : undefined,
    finishedAt: 'finishedAt' in exit && typeof exit.finishedAt === 'string' ? exit.finishedAt : undefined,
  };
}

/** The records of a Node's workloads. */
export async function listRecords({ containerd, node }: EngineContext): Promise<readonly ContainerInfo[]> {
  const filter = `labels."${LABELS.node}"==${node.name},labels."${LABELS.kind}"==workload`;
  return Array.fromAsync(containerd.containers.list({ filters: [filter] }));
}
