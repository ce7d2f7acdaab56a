import type { Any } from '@berth/rpc';
import { writeDescriptor } from '../diff/descriptor.js';
import { TasksService as service } from '../generated/containerd/services/tasks/v1.js';
import type { FifoSets, OpenIo } from '../io/index.js';
import { writeMount, type Mount } from '../mounts/mount.js';
import type { CallOptions } from '../session/call-options.js';
import { madeOrUndone } from '../session/made-or-undone.js';
import type { Session } from '../session/session.js';
import { adoptProcess } from './adopt-process.js';
import type { ExecGround } from './exec-spec.js';
import { taskHandle } from './task-handle.js';
import type { CreateTaskOptions, Task } from './task.js';
import { endUnstarted, processCalls, processSubject, type ProcessKey } from './task-service.js';

/** What a container gives to its task. */
export interface TaskOrigin {
  readonly session: Session;
  readonly containerId: string;
  readonly fifos: FifoSets;
  readonly ground: ExecGround;
}

/**
 * Creates a container's task over IO that is open already: the shim is started and the process made, but not started. On failure
 * the IO is removed.
 */
export async function createTask(
  origin: TaskOrigin,
  io: OpenIo,
  rootfs: readonly Mount[],
  runtimeOptions: Any | undefined,
  options: CreateTaskOptions = {},
): Promise<Task> {
  const { session, containerId } = origin;
  const { checkpoint } = options;
  const request = {
    containerId,
    rootfs: rootfs.map(writeMount),
    ...io.paths,
    terminal: io.terminal,
    ...(checkpoint === undefined ? {} : { checkpoint: writeDescriptor(checkpoint) }),
    ...(runtimeOptions === undefined ? {} : { options: { ...runtimeOptions } }),
  };
  try {
    const key = { containerId, execId: '' };
    const { signal, lease } = options;
    const { pid } = await madeOrUndone(
      () => session.unary(service.create, request, processSubject('create', key), { lease }),
      () => deleteUnstarted(session, key),
      processSubject('create', key),
      signal,
    );
    return taskHandle({ ...origin, pid, io });
  } catch (error) {
    await io.remove();
    throw error;
  }
}

async function deleteUnstarted(session: Session, key: ProcessKey): Promise<void> {
  const calls = processCalls(session, key);
  await endUnstarted(calls, undefined);
  await session.unary(service.delete, { containerId: key.containerId }, processSubject('delete', key));
}

/** A handle on the task a container has already. @throws BerthError `not-found` where it has none */
export async function loadTask(
  origin: TaskOrigin,
  options?: CallOptions & { readonly attach?: boolean },
): Promise<Task> {
  const key = { containerId: origin.containerId, execId: '' };
  const { pid, io } = await adoptProcess(origin.session, key, options);
  return taskHandle({ ...origin, pid, io });
}
