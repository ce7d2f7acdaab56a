import { BerthError } from '@berth/foundation';
import { TasksService as service } from '../generated/containerd/services/tasks/v1.js';
import type { OpenIo } from '../io/index.js';
import type { CallOptions } from '../session/call-options.js';
import type { Session } from '../session/session.js';
import type { ExitStatus, Process } from './task.js';
import { processCalls, processSubject, readExit, type ProcessKey } from './task-service.js';

/** An exec, with its IO on this side. */
export function execProcess(session: Session, key: ProcessKey, io: OpenIo): Process {
  const calls = processCalls(session, key);
  return {
    id: key.execId,
    streams: io.streams,
    ...calls,
    async start(options) {
      const pid = await calls.start(options);
      await io.connectStdin(options);
      return pid;
    },
    closeStdin: (options) => endStdin(io, () => calls.closeStdin(options)),
    delete: (options) => deleteExec(session, key, io, options),
    [Symbol.asyncDispose]: () => io.release(),
  };
}

/**
 * Ends a process's input: first our end of the FIFO, once all of it is written, then the shim's, which holds a writing end of
 * its own and would keep the process waiting.
 */
export async function endStdin(io: OpenIo, closeShimEnd: () => Promise<void>): Promise<void> {
  await io.endStdin();
  try {
    await closeShimEnd();
  } catch (error) {
    // It has ended, and with it its input.
    if (!BerthError.is(error, 'not-found')) throw error;
  }
}

async function deleteExec(session: Session, key: ProcessKey, io: OpenIo, options?: CallOptions): Promise<ExitStatus> {
  const exit = readExit(await session.unary(service.deleteProcess, key, processSubject('delete', key), options));
  await io.remove();
  return exit;
}
