import type { ClientDuplexStream } from '@grpc/grpc-js';
import { BerthError } from '@berth/foundation';
import type { CallOptions } from './call-options.js';
import type { BidiCall } from './channel.js';
import { writeWithBackPressure } from '../streams/pump.js';
import { readResponses, type Failure } from './server-stream.js';

/** A {@link BidiCall} over grpc-js's duplex stream. */
export function bidiCall<Req, Res>(
  running: ClientDuplexStream<Req, Res>,
  call: CallOptions,
  failure: Failure,
): BidiCall<Req, Res> {
  let ended: unknown;
  const broken = new AbortController();
  // Kept so that a send after the end of the call says why, and so that an unread error is never an uncaught one.
  running.on('error', (error) => {
    if (ended !== undefined) return;
    ended = error;
    broken.abort(failure(error, call));
  });
  const responses = readResponses(running, call, failure);
  return {
    async send(request) {
      if (ended !== undefined) throw failure(ended, call);
      try {
        await writeWithBackPressure(running, request);
      } catch (error) {
        throw failure(error, call);
      }
    },
    end() {
      running.end();
    },
    broken: broken.signal,
    [Symbol.asyncIterator]: () => responses,
    async [Symbol.asyncDispose]() {
      ended ??= new BerthError('cancelled', `${call.subject.operation}: the call is closed`, call.subject);
      running.cancel();
      await responses.return();
    },
  };
}
