import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';

/** A request as it came to a {@link ScriptedHost}. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Answers a request. The request is there in whole; whatever is thrown fails the response with 500. */
export type Script = (request: SeenRequest, response: ServerResponse) => void | Promise<void>;

/** An HTTP server on loopback that answers as a test says, and remembers what it was asked. */
export interface ScriptedHost extends AsyncDisposable {
  readonly origin: string;
  /** `127.0.0.1:<port>`. */
  readonly host: string;
  readonly seen: readonly SeenRequest[];
  /** Open connections. */
  connections(): Promise<number>;
}

/** The PEM text of a certificate or key of the tests. */
export function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, '..', 'fixtures', name), 'utf8');
}

/** Starts a {@link ScriptedHost}; `tls` makes it speak https, and `mutual` ask for a certificate of ours. */
export async function scriptedHost(script: Script, tls?: 'tls' | 'mutual'): Promise<ScriptedHost> {
  const seen: SeenRequest[] = [];
  const server = open(tls);
  server.on('request', (incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('error', () => undefined);
    incoming.on('end', () => {
      const { method = '', url: path = '', headers } = incoming;
      const request = { method, path, headers, body: Buffer.concat(chunks) };
      seen.push(request);
      Promise.resolve()
        .then(() => script(request, response))
        .catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    origin: `${tls === undefined ? 'http' : 'https'}://${host}`,
    host,
    seen,
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => {
          if (error === null) resolve(count);
          else reject(error);
        }),
      ),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function open(tls: 'tls' | 'mutual' | undefined): Server {
  if (tls === undefined) return createServer();
  const own = { cert: fixture('server.pem'), key: fixture('server.key') };
  return createTlsServer(
    tls === 'tls' ? own : { ...own, ca: fixture('ca.pem'), requestCert: true, rejectUnauthorized: true },
  );
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Answers as registries do when something is wrong. */
export function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  json(response, status, { errors: [{ code, message }] }, headers);
}
