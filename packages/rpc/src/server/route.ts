import type { Readable } from 'node:stream';
import type * as grpc from '@grpc/grpc-js';
import { BerthError } from '@berth/foundation';
import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '../method/method.js';
import { deserializer, serializer } from '../method/codec-functions.js';
import { writeWithBackPressure } from '../streams/pump.js';
import { statusOfCode } from '../status/status-code.js';

/** What a handler knows of the call it serves. */
export interface CallContext {
  /** Fires when the caller cancels, hangs up or runs out of time. */
  readonly signal: AbortSignal;
  /** The first value of each text header that came with the call; binary ones are left out. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Puts a route into a server; known to this room only, so that grpc-js stays behind its door. */
export const install = Symbol('install');

/** One method and the function that serves it. */
export interface Route {
  readonly path: string;
  readonly [install]: (server: grpc.Server) => void;
}

/** One request in, one response out. A thrown BerthError becomes the status of its code. */
export function unaryRoute<Req, Res>(
  method: UnaryMethod<Req, Res>,
  handle: (request: Req, context: CallContext) => Promise<Res>,
): Route {
  return {
    path: method.path,
    [install](server) {
      const handler: grpc.handleUnaryCall<Req, Res> = (call, callback) => {
        handle(call.request, contextOf(call)).then(
          (response) => {
            callback(null, response);
          },
          (error: unknown) => {
            callback(toStatus(error));
          },
        );
      };
      server.register(method.path, handler, serializer(method.response), deserializer(method.request), 'unary');
    },
  };
}

/** One request in, many responses out, each sent when the one before has left; the iterator ends with the call. */
export function serverStreamRoute<Req, Res>(
  method: ServerStreamMethod<Req, Res>,
  handle: (request: Req, context: CallContext) => AsyncIterable<Res>,
): Route {
  return {
    path: method.path,
    [install](server) {
      const handler: grpc.handleServerStreamingCall<Req, Res> = (call) => {
        const context = contextOf(call);
        void respond(call, handle(call.request, context), context.signal);
      };
      server.register(method.path, handler, serializer(method.response), deserializer(method.request), 'serverStream');
    },
  };
}

/** Many requests in, one response out. */
export function clientStreamRoute<Req, Res>(
  method: ClientStreamMethod<Req, Res>,
  handle: (requests: AsyncIterable<Req>, context: CallContext) => Promise<Res>,
): Route {
  return {
    path: method.path,
    [install](server) {
      const handler: grpc.handleClientStreamingCall<Req, Res> = (call, callback) => {
        handle(requestsOf<Req>(call), contextOf(call)).then(
          (response) => {
            callback(null, response);
          },
          (error: unknown) => {
            callback(toStatus(error));
          },
        );
      };
      server.register(method.path, handler, serializer(method.response), deserializer(method.request), 'clientStream');
    },
  };
}

/** Requests and responses in any order. */
export function bidiRoute<Req, Res>(
  method: BidiMethod<Req, Res>,
  handle: (requests: AsyncIterable<Req>, context: CallContext) => AsyncIterable<Res>,
): Route {
  return {
    path: method.path,
    [install](server) {
      const handler: grpc.handleBidiStreamingCall<Req, Res> = (call) => {
        const context = contextOf(call);
        void respond(call, handle(requestsOf<Req>(call), context), context.signal);
      };
      server.register(method.path, handler, serializer(method.response), deserializer(method.request), 'bidi');
    },
  };
}

type ResponseStream<Res> = grpc.ServerWritableStream<unknown, Res> | grpc.ServerDuplexStream<unknown, Res>;

/** Sends what the handler yields. A failure is the call's status; a caller that left ends the handler's iterator. */
async function respond<Res>(
  call: ResponseStream<Res>,
  responses: AsyncIterable<Res>,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const response of responses) {
      if (signal.aborted) return;
      await writeWithBackPressure(call, response);
    }
    call.end();
  } catch (error) {
    if (!signal.aborted) call.emit('error', toStatus(error));
  }
}

/** The requests of a call. A handler that stops reading, or fails, must not end the call with that: its status is still to be sent. */
function requestsOf<Req>(call: Readable): AsyncIterable<Req> {
  return call.iterator({ destroyOnReturn: false }) as AsyncIterable<Req>;
}

/** What every shape of call has in common. */
interface AnyCall {
  readonly metadata: grpc.Metadata;
  on(event: 'cancelled', listener: () => void): unknown;
}

function contextOf(call: AnyCall): CallContext {
  const abort = new AbortController();
  call.on('cancelled', () => {
    abort.abort(new BerthError('cancelled', 'the caller cancelled the call'));
  });
  return { signal: abort.signal, headers: textHeaders(call.metadata) };
}

function textHeaders(metadata: grpc.Metadata): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [key, value] of Object.entries(metadata.getMap())) {
    if (typeof value === 'string') headers[key] = value;
  }
  return headers;
}

function toStatus(error: unknown): Pick<grpc.StatusObject, 'details'> & { code: number } {
  const known = BerthError.from(error);
  return { code: statusOfCode(known.code), details: known.message };
}
