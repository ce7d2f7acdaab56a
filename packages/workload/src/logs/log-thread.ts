// The thread that reads all containers' output of an agent. It has no state but open files: what it must know of a log it is told.
import { parentPort } from 'node:worker_threads';
import { errnoOf } from '@berth/foundation';
import type { LogAnswer, LogRequest, NumberedRequest } from './log-messages.js';
import { readLog, type LogReading } from './log-reading.js';
import { openSink } from './log-sink.js';

const readings = new Map<string, LogReading>();

async function serve(request: LogRequest): Promise<void> {
  switch (request.kind) {
    case 'open':
      if (!readings.has(request.id)) readings.set(request.id, readLog(request.source, openSink(request.target)));
      return;
    case 'finish':
      await readings.get(request.id)?.finish();
      readings.delete(request.id);
      return;
    case 'end':
      for (const reading of readings.values()) reading.close();
      readings.clear();
      parentPort?.close();
  }
}

parentPort?.on('message', ({ number, request }: NumberedRequest) => {
  const answer = (message: LogAnswer): void => parentPort?.postMessage(message);
  serve(request).then(
    () => {
      answer({ number, done: true });
    },
    (error: unknown) => {
      const problem = error instanceof Error ? error.message : String(error);
      answer({ number, done: false, problem, errno: errnoOf(error) });
    },
  );
});
