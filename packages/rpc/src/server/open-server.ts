import * as grpc from '@grpc/grpc-js';
import { BerthError } from '@berth/foundation';
import { install, type Route } from './route.js';

const MIB = 1024 * 1024;

/** How a {@link Server} is opened. */
export interface ServerOptions {
  /** `unix:///path` or `host:port`; port 0 takes a free one. */
  readonly address: string;
  readonly routes: readonly Route[];
  /** The largest message sent or received, in bytes. Default 16 MiB. */
  readonly maxMessageBytes?: number | undefined;
}

/** A running gRPC server; disposing it ends every call at once. */
export interface Server extends AsyncDisposable {
  /** The port it listens on; of no meaning on a unix socket. */
  readonly port: number;
  /** Takes no new call and resolves when the last one under way has ended. */
  drain(): Promise<void>;
}

/**
 * Serves `routes`, plaintext. Calls to any other method are answered `unimplemented`.
 * @throws BerthError `unavailable` when the address cannot be bound
 */
export async function openServer(options: ServerOptions): Promise<Server> {
  const { address, routes, maxMessageBytes = 16 * MIB } = options;
  const server = new grpc.Server({
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.max_send_message_length': maxMessageBytes,
  });
  for (const route of routes) route[install](server);
  const port = await bind(server, address);
  return {
    port,
    drain: () =>
      new Promise((resolve) => {
        server.tryShutdown(() => {
          resolve();
        });
      }),
    [Symbol.asyncDispose]() {
      server.forceShutdown();
      return Promise.resolve();
    },
  };
}

function bind(server: grpc.Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, grpc.ServerCredentials.createInsecure(), (cause, port) => {
      if (cause === null) resolve(port);
      else reject(new BerthError('unavailable', `serve on ${address}: ${cause.message}`, { object: address, cause }));
    });
  });
}
