import { connect, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2';
import { createConnection, type Socket } from 'node:net';

/** An HTTP/2 connection that is made when it is first wanted, and again after it broke. An idle one keeps no process alive. */
export interface Http2Connection {
  /** Begins a POST as gRPC wants it. Where no connection can be made, the stream fails. */
  request(path: string, headers: Readonly<Record<string, string>>): Http2Request;
  /** Ends the connection and what is under way on it. */
  close(): void;
}

/** One request under way. */
export interface Http2Request {
  readonly stream: ClientHttp2Stream;
  /** Whether its connection is no more, and why where that is known. */
  readonly lost: () => { readonly error: Error | undefined } | undefined;
}

/**
 * With more than this under way, in megabytes, Node.js refuses new streams. Its own 10 are less than what three writers have on
 * their way; what is under way is bounded by each of them.
 */
const MEMORY_LIMIT_MB = 1_000_000;

interface Connected {
  readonly session: ClientHttp2Session;
  readonly socket: Socket;
  streams: number;
  error: Error | undefined;
}

/** A connection to `unix:///path` or `host:port`; nothing is opened before the first request. */
export function http2Connection(target: string): Http2Connection {
  let present: Connected | undefined;

  function open(): Connected {
    if (present !== undefined && !present.session.closed && !present.session.destroyed) return present;
    const socket = dial(target);
    socket.unref();
    const session = connect('http://localhost', { createConnection: () => socket, maxSessionMemory: MEMORY_LIMIT_MB });
    const connected: Connected = { session, socket, streams: 0, error: undefined };
    session.on('error', (error) => {
      connected.error ??= error;
    });
    return (present = connected);
  }

  return {
    request(path, headers) {
      const connected = open();
      const stream = connected.session.request({
        ':method': 'POST',
        ':path': path,
        te: 'trailers',
        'content-type': 'application/grpc',
        ...headers,
      });
      connected.streams += 1;
      connected.socket.ref();
      stream.once('close', () => {
        connected.streams -= 1;
        if (connected.streams === 0) connected.socket.unref();
      });
      return { stream, lost: () => (connected.session.destroyed ? { error: connected.error } : undefined) };
    },
    close() {
      present?.session.destroy();
    },
  };
}

function dial(target: string): Socket {
  const path = /^unix:(?:\/\/)?(\/.*)$/.exec(target)?.[1];
  if (path !== undefined) return createConnection({ path });
  const { hostname, port } = new URL(`tcp://${target}`);
  return createConnection({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port), noDelay: true });
}
