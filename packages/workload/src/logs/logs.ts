import { Worker } from 'node:worker_threads';
import { BerthError } from '@berth/foundation';
import type { LogAnswer, LogRequest, NumberedRequest } from './log-messages.js';
import type { LogSource } from './log-reading.js';
import type { LogTarget } from './log-sink.js';

/**
 * The output of this agent's containers, read by one thread of its own, so that nothing the agent does keeps a container waiting.
 * Disposing it stops between two chunks; what is unread waits in the FIFOs for the next agent.
 */
export interface Logs extends AsyncDisposable {
  /** Begins to read; a log that is open already stays as it is. Resolves once the FIFOs are open, which a task may then be made with. */
  open(id: string, source: LogSource, target: LogTarget): Promise<void>;
  /** Resolves once all is in the log that its container wrote; its writers have all left. Unknown ids are finished already. */
  finish(id: string): Promise<void>;
}

/** Starts the thread. */
export function startLogs(): Logs {
  const worker = new Worker(new URL('./log-thread.js', import.meta.url), { name: 'berth-logs' });
  const waiting = new Map<number, PromiseWithResolvers<undefined>>();
  let asked = 0;
  let ended: BerthError | undefined;

  worker.on('message', (answer: LogAnswer) => {
    const asking = waiting.get(answer.number);
    waiting.delete(answer.number);
    if (answer.done) asking?.resolve(undefined);
    else asking?.reject(BerthError.from(Object.assign(new Error(answer.problem), { code: answer.errno })));
  });
  const fail = (error: unknown): void => {
    ended ??= BerthError.from(error, { operation: 'logs.read' });
    for (const asking of waiting.values()) asking.reject(ended);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('exit', () => {
    fail(new BerthError('cancelled', 'logs.read: the log thread has ended'));
  });

  async function ask(request: LogRequest): Promise<void> {
    if (ended !== undefined) throw ended;
    const asking = Promise.withResolvers<undefined>();
    asked += 1;
    waiting.set(asked, asking);
    worker.postMessage({ number: asked, request } satisfies NumberedRequest);
    await asking.promise;
  }

  return {
    open: (id, source, target) => ask({ kind: 'open', id, source, target }),
    finish: (id) => ask({ kind: 'finish', id }),
    async [Symbol.asyncDispose]() {
      if (ended !== undefined) return;
      const exited = new Promise<void>((resolve) =>
        worker.once('exit', () => {
          resolve();
        }),
      );
      worker.postMessage({ number: 0, request: { kind: 'end' } } satisfies NumberedRequest);
      await exited;
    },
  };
}
