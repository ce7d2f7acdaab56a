import * as grpc from '@grpc/grpc-js';
import { BerthError, invalidArgument, throwIfAborted } from '@berth/foundation';
import { deserializer, serializer } from '../method/codec-functions.js';
import { rpcError } from '../status/rpc-error.js';
import type { CallOptions } from './call-options.js';
import { bidiCall } from './bidi-call.js';
import type { Channel, ChannelOptions } from './channel.js';
import { streamResponses, type Failure } from './server-stream.js';
import { pump } from '../streams/pump.js';
import { http2Connection } from './upload/http2-connection.js';
import { uploadCall } from './upload/upload-call.js';

const MIB = 1024 * 1024;

/** How long a single look at the connection's state lasts before the signal is consulted again, in milliseconds. */
const READY_LOOK_MS = 250;

/**
 * Opens a {@link Channel}. Returns at once: the connection is made with the first call, or by `waitReady`. Plaintext, as a
 * local socket wants it.
 */
export function openChannel(options: ChannelOptions): Channel {
  const { target, maxMessageBytes = 16 * MIB, reconnectMaxMs = 10_000, classify } = options;
  const client = new grpc.Client(target, grpc.credentials.createInsecure(), {
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.max_send_message_length': maxMessageBytes,
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.min_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': reconnectMaxMs,
    'grpc.use_local_subchannel_pool': 1,
    'grpc-node.flow_control_window': 4 * MIB,
  });

  const uploads = http2Connection(target);
  const failure = (error: unknown, call: CallOptions) => rpcError(error, call.subject, call.signal, classify);
  let closed = false;
  const begin = (call: CallOptions): void => {
    throwIfAborted(call.signal, call.subject);
    if (closed) throw closedError(call);
    // A JavaScript caller may pass anything; found later, it would throw where nobody catches it.
    if (call.signal !== undefined && typeof call.signal.addEventListener !== 'function')
      throw invalidArgument('signal', 'must be an AbortSignal');
  };
  const closedError = ({ subject }: CallOptions): BerthError =>
    new BerthError('cancelled', `${subject.operation}: the connection is closed`, subject);
  const unlessClosed: Failure = (error, call) => (closed ? closedError(call) : failure(error, call));
  // grpc-js lets what is under way go on after the channel is closed: a call that waits would wait for ever.
  const underWay = new Set<grpc.Call>();
  const tracked = <C extends grpc.Call>(running: C): C => {
    underWay.add(running);
    running.once('status', () => underWay.delete(running));
    return running;
  };
  const close = (): void => {
    closed = true;
    for (const running of underWay) running.cancel();
    client.close();
    uploads.close();
  };

  return {
    unary(method, request, call) {
      return new Promise((resolve, reject) => {
        begin(call);
        const running = client.makeUnaryRequest(
          method.path,
          serializer(method.request),
          deserializer(method.response),
          request,
          metadata(call),
          (error, response) => {
            underWay.delete(running);
            unlisten();
            if (response === undefined) reject(unlessClosed(error ?? new Error('no response'), call));
            else resolve(response);
          },
        );
        underWay.add(running);
        const unlisten = cancelOnAbort(running, call.signal);
      });
    },

    serverStream(method, request, call) {
      return streamResponses(
        () => {
          begin(call);
          return tracked(
            client.makeServerStreamRequest(
              method.path,
              serializer(method.request),
              deserializer(method.response),
              request,
              metadata(call),
            ),
          );
        },
        call,
        unlessClosed,
      );
    },

    clientStream(method, requests, call) {
      return new Promise((resolve, reject) => {
        begin(call);
        const running = client.makeClientStreamRequest(
          method.path,
          serializer(method.request),
          deserializer(method.response),
          metadata(call),
          (error, response) => {
            underWay.delete(running);
            unlisten();
            if (response === undefined) reject(unlessClosed(error ?? new Error('no response'), call));
            else resolve(response);
          },
        );
        underWay.add(running);
        const unlisten = cancelOnAbort(running, call.signal);
        pump(requests, running).catch((error: unknown) => {
          running.cancel();
          reject(unlessClosed(error, call));
        });
      });
    },

    bidi(method, call) {
      begin(call);
      const running = tracked(
        client.makeBidiStreamRequest(
          method.path,
          serializer(method.request),
          deserializer(method.response),
          metadata(call),
        ),
      );
      return bidiCall(running, call, unlessClosed);
    },

    upload(method, call) {
      begin(call);
      const request = uploads.request(method.path, call.headers ?? {});
      return uploadCall({ request, method, maxMessageBytes, call, failure: unlessClosed });
    },

    async waitReady({ signal } = {}) {
      for (;;) {
        begin({ subject: { operation: 'connect', object: target }, signal });
        if (await readyWithin(client, READY_LOOK_MS)) return;
      }
    },

    close,

    [Symbol.asyncDispose]() {
      close();
      return Promise.resolve();
    },
  };
}

/** Cancels the call when the signal fires; the returned function stops listening. */
function cancelOnAbort(running: { cancel(): void }, signal: AbortSignal | undefined): () => void {
  if (signal === undefined) return noop;
  const onAbort = (): void => {
    running.cancel();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  return () => {
    signal.removeEventListener('abort', onAbort);
  };
}

function noop(): void {
  // Nothing to stop listening to.
}

function metadata({ headers }: CallOptions): grpc.Metadata {
  const result = new grpc.Metadata();
  for (const key in headers) {
    const value = headers[key];
    if (value !== undefined) result.set(key, value);
  }
  return result;
}

function readyWithin(client: grpc.Client, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    client.waitForReady(Date.now() + ms, (error) => {
      resolve(error === undefined);
    });
  });
}
