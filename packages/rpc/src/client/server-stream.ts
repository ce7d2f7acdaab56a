import type { ClientReadableStream } from '@grpc/grpc-js';
import { throwIfAborted, type BerthError } from '@berth/foundation';
import type { CallOptions } from './call-options.js';

/** Maps what a call ended with to berth's error. */
export type Failure = (error: unknown, call: CallOptions) => BerthError;

/** The responses of one call, which begins with the iteration and is cancelled when the loop is left. */
export async function* streamResponses<Res>(
  begin: () => ClientReadableStream<Res>,
  call: CallOptions,
  failure: Failure,
): AsyncGenerator<Res, void, void> {
  throwIfAborted(call.signal, call.subject);
  yield* readResponses(begin(), call, failure);
}

/** The responses of a call under way; leaving the loop, or the signal, cancels it. */
export async function* readResponses<Res>(
  running: ClientReadableStream<Res>,
  call: CallOptions,
  failure: Failure,
): AsyncGenerator<Res, void, void> {
  const onAbort = (): void => {
    running.cancel();
  };
  call.signal?.addEventListener('abort', onAbort, { once: true });
  try {
    for await (const response of running) yield response as Res;
  } catch (error) {
    throw failure(error, call);
  } finally {
    call.signal?.removeEventListener('abort', onAbort);
    // A cancelled call still emits one error; it is ours, and it is expected.
    running.on('error', ignore);
    running.cancel();
  }
}

function ignore(): void {
  // The call is over: how it ended was reported to the reader already.
}
