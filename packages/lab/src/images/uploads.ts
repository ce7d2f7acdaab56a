import { readFile } from 'node:fs/promises';
import { Agent as PlainAgent, request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { BerthError } from '@berth/foundation';
import type { RegistryTls } from '../daemons/registry-tls.js';

/** A repository that is to be written to. */
export interface UploadTarget {
  /** `HOST:PORT` of a registry. */
  readonly host: string;
  /** The repository: `test/busybox`. */
  readonly name: string;
  readonly credentials?: { readonly username: string; readonly password: string } | undefined;
  /** Whom to trust, and who we are. Default: the registry speaks plain http. */
  readonly tls?: RegistryTls | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a registry said, read to its end. */
export interface Said {
  /** 2xx, or 404 to a HEAD. */
  readonly status: number;
  /** Where it wants the next request. */
  readonly location: URL | undefined;
}

/** A repository of a registry that is written to. Disposing closes its connections. */
export interface Uploads extends AsyncDisposable {
  /**
   * Sends one request; `to` is a path within the repository, or where an earlier answer pointed.
   *
   * @throws {BerthError} `internal` with the registry's answer, when it refuses
   */
  send(method: 'HEAD' | 'POST' | 'PUT', to: string | URL, contentType?: string, body?: Uint8Array): Promise<Said>;
}

/** Opens a repository for writing, over TLS where the target says how. */
export async function openUploads({ host, name, tls, credentials, signal }: UploadTarget): Promise<Uploads> {
  const repository = new URL(`${tls === undefined ? 'http' : 'https'}://${host}/v2/${name}/`);
  const agent = tls === undefined ? new PlainAgent({ keepAlive: true }) : await tlsAgent(tls);
  const auth = credentials && `${credentials.username}:${credentials.password}`;
  return {
    async send(method, to, contentType, body = Buffer.alloc(0)) {
      const url = new URL(to, repository);
      const type = contentType === undefined ? {} : { 'content-type': contentType };
      const headers = { ...type, 'content-length': body.length };
      const answer = await answerTo(url, { method, agent, headers, auth, signal }, body);
      // The connection is free again only when the body has been read.
      const words = await text(answer);
      const { statusCode: status = 0 } = answer;
      if (status >= 300 && !(status === 404 && method === 'HEAD'))
        throw new BerthError('internal', `${method} ${url.href}: ${status} ${words}`);
      const { location } = answer.headers;
      return { status, location: location === undefined ? undefined : new URL(location, repository) };
    },
    [Symbol.asyncDispose]: () => {
      agent.destroy();
      return Promise.resolve();
    },
  };
}

function answerTo(url: URL, options: RequestOptions, body: Uint8Array): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? tlsRequest : plainRequest;
    request(url, options).once('response', resolve).on('error', reject).end(body);
  });
}

async function tlsAgent({ caFile, clientCertificateFile, clientKeyFile }: RegistryTls): Promise<TlsAgent> {
  const [ca, cert, key] = await Promise.all(
    [caFile, clientCertificateFile, clientKeyFile].map((file) => readFile(file)),
  );
  return new TlsAgent({ keepAlive: true, ca, cert, key });
}
