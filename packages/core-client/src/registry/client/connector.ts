import type { Socket } from 'node:net';
import { buildConnector } from 'undici';
import { readBuffers } from './read-buffers.js';

/** Makes connections whose reading uses its memory again. The settings are those of undici's own connector. */
export function reusingConnector(settings: buildConnector.BuildOptions): buildConnector.connector {
  return (options, callback) => {
    const buffers = readBuffers();
    let socket: Socket | undefined;
    const onread = {
      buffer: () => buffers.room(socket?.readableLength ?? 0),
      callback(bytes: number, memory: Uint8Array) {
        buffers.came(bytes);
        // Nothing may come before the connection is made: a server that speaks first is none of HTTP.
        return socket?.push(memory.subarray(0, bytes)) ?? false;
      },
    };
    const connect = buildConnector({ ...settings, onread });
    connect(options, (...outcome) => {
      socket = outcome[1] ?? undefined;
      // An alert that comes after TLS's handshake, and so every refusal of our certificate in TLS 1.3, leaves the socket open:
      // undici would take the end that follows for the reason.
      socket?.once('error', (error: Error) => socket?.destroy(error));
      callback(...outcome);
    });
  };
}
