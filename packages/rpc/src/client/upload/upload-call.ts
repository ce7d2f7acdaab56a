import { constants, type ClientHttp2Stream, type IncomingHttpHeaders } from 'node:http2';
import { BerthError, raceAbort } from '@berth/foundation';
import type { RpcStatus } from '../../status/rpc-error.js';
import { writeWithBackPressure } from '../../streams/pump.js';
import type { CallOptions } from '../call-options.js';
import type { UploadCall, UploadMethod } from '../channel.js';
import type { Failure } from '../server-stream.js';
import { framePrefix, frameReader } from './frames.js';
import type { Http2Request } from './http2-connection.js';
import { isOk, statusInHeaders, statusOfConnection, statusOfReset } from './http2-status.js';
import { responseQueue } from './response-queue.js';

/** What an upload is made of. */
export interface UploadParts<Res> {
  readonly request: Http2Request;
  readonly method: UploadMethod<Res>;
  readonly maxMessageBytes: number;
  readonly call: CallOptions;
  readonly failure: Failure;
}

/** An {@link UploadCall} over one HTTP/2 stream. Its responses are small and few, so none is held back for a slow reader. */
export function uploadCall<Res>(parts: UploadParts<Res>): UploadCall<Res> {
  const { request, method, maxMessageBytes, call, failure } = parts;
  const { stream } = request;
  const frames = frameReader(maxMessageBytes, call.subject);
  const broken = new AbortController();
  const over = new AbortController();
  let status: RpcStatus | undefined;
  let streamError: Error | undefined;
  let settled = false;

  const cancel = (): void => {
    stream.close(constants.NGHTTP2_CANCEL);
  };
  const responses = responseQueue<Res>(cancel);

  function settle(problem: BerthError | undefined): void {
    if (settled) return;
    settled = true;
    call.signal?.removeEventListener('abort', onAbort);
    if (problem !== undefined) broken.abort(problem);
    responses.settle(problem);
    over.abort();
    // The peer has said its last word: what is still to be sent reaches nobody.
    cancel();
  }

  function onEnd(): void {
    const lost = request.lost();
    const ended =
      status ?? (lost === undefined ? statusOfReset(stream.rstCode, streamError) : statusOfConnection(lost.error));
    settle(isOk(ended) ? undefined : failure(statusError(ended, streamError), call));
  }

  function throwIfOver(): void {
    if (settled) throw broken.signal.aborted ? (broken.signal.reason as BerthError) : closedError(call);
  }

  /** A peer that stands still takes no reset either, so the end of the stream is not waited for. */
  function onAbort(): void {
    settle(failure(new Error('cancelled'), call));
  }

  const onHeaders = (headers: IncomingHttpHeaders): void => {
    status ??= statusInHeaders(headers);
    if (status !== undefined && !isOk(status)) onEnd();
  };
  stream.on('response', onHeaders);
  stream.on('trailers', onHeaders);
  stream.on('data', (chunk: Buffer) => {
    try {
      for (const message of frames.read(chunk)) responses.push(method.response.decode(message));
    } catch (error) {
      settle(failure(error, call));
    }
  });
  stream.on('error', (error) => {
    streamError ??= error;
  });
  stream.once('end', onEnd);
  stream.once('close', onEnd);
  call.signal?.addEventListener('abort', onAbort, { once: true });

  return {
    async send(pieces) {
      throwIfOver();
      try {
        await raceAbort(writeMessage(stream, pieces), over.signal);
      } catch (error) {
        throwIfOver();
        throw failure(error, call);
      }
    },
    end() {
      stream.end();
    },
    broken: broken.signal,
    [Symbol.asyncIterator]: () => responses,
    async [Symbol.asyncDispose]() {
      settle(undefined);
      await responses.return?.();
    },
  };
}

/** In the shape that grpc-js gives its own failures. */
function statusError({ status, details }: RpcStatus, cause: Error | undefined): Error {
  return Object.assign(new Error(details, { cause }), { code: status, details });
}

function closedError({ subject }: CallOptions): BerthError {
  return new BerthError('cancelled', `${subject.operation}: the call is closed`, subject);
}

/** Hands the pieces to the transport as they lie, and waits until it has room for more. */
async function writeMessage(stream: ClientHttp2Stream, pieces: readonly Uint8Array[]): Promise<void> {
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  // Node.js lets go of what it writes with the last piece. An empty one is over at once, and what came before it was overwritten.
  const parts = [framePrefix(bytes), ...pieces].filter(({ length }) => length > 0);
  stream.cork();
  for (const part of parts.slice(0, -1)) stream.write(part);
  const written = writeWithBackPressure(stream, parts.at(-1));
  stream.uncork();
  await written;
}
