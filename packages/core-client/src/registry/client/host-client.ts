import { backOff, BerthError, systemClock, type Clock } from '@berth/foundation';
import type { Authorizer } from '../auth/authorizer.js';
import type { RegistryHost } from '../hosts/registry-host.js';
import { lostFailure, type Attempt } from './lost.js';
import type { HttpHeaders, HttpRequest, HttpResponse } from './http.js';
import { redirected } from './redirect.js';
import { retryDelay } from './retry.js';
import type { HostConnection } from './transport.js';

/** One request to the distribution API of a host, before redirects, credentials and retries. */
export interface ApiRequest {
  readonly method: HttpRequest['method'];
  /** Below the host's base URL, `library/busybox/manifests/latest`, or a whole URL that the host gave us. */
  readonly path: string | URL;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly headers?: HttpHeaders | undefined;
  /** Bytes, or how to open the stream of them: opened once for each try. */
  readonly body?: Buffer | (() => AsyncIterable<Uint8Array>) | undefined;
  /** What a token must allow. */
  readonly scopes: readonly string[];
  /** What is being done, and to what: for errors. */
  readonly operation: string;
  readonly object: string;
  /** The longest silence before the response's headers, in milliseconds, where it is not the usual. */
  readonly headersTimeoutMs?: number | undefined;
  /** Repeat the request where no response comes. Default true. */
  readonly retryLost?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a {@link HostClient} is made of. */
export interface HostClientParts {
  readonly host: RegistryHost;
  readonly connection: HostConnection;
  readonly authorizer: Authorizer;
  readonly userAgent: string;
  /** The longest silence of the host within a response, in milliseconds. */
  readonly stallTimeoutMs: number;
  /** Whether another host is asked where this one fails: then it is not waited for. */
  readonly hasAlternative: boolean;
  readonly clock?: Clock | undefined;
}

/** Talks to one host: adds credentials, follows redirects, repeats what is worth repeating. */
export interface HostClient {
  readonly host: RegistryHost;
  /** Resolves with a response of any status that no repetition would better. Rejects where none came. */
  request(request: ApiRequest): Promise<HttpResponse>;
  /** What errors about a request to this host say. */
  attempt(request: Pick<ApiRequest, 'operation' | 'object'>): Attempt;
}

/** Distinct failures of credentials in a row before a 401 is final: none sent, then those sent turn out too narrow or too old. */
const CHALLENGES = 2;

/** A {@link HostClient}. */
export function hostClient(parts: HostClientParts): HostClient {
  const { host, connection, authorizer, hasAlternative, clock = systemClock } = parts;

  function attempt({ operation, object }: Pick<ApiRequest, 'operation' | 'object'>): Attempt {
    return { operation, object, origin: new URL(connection.baseUrl()).origin };
  }

  async function once(request: ApiRequest): Promise<HttpResponse> {
    const { signal, scopes } = request;
    for (let challenges = 0; ; challenges += 1) {
      const authorization = await authorizer.authorization(scopes, { signal });
      const response = await follow(request, authorization);
      if (response.status !== 401 || challenges === CHALLENGES) return response;
      if (!authorizer.challenged(response.headerValues('www-authenticate'), scopes, authorization)) return response;
      response.body.discard();
    }
  }

  async function follow(request: ApiRequest, authorization: string | undefined): Promise<HttpResponse> {
    let next = httpRequest(parts, request, authorization);
    const { headers } = next;
    let origin: string | undefined;
    for (let hops = 0; ; hops += 1) {
      const response = await connection.send(next);
      origin ??= response.url.origin;
      const context = { hops, origin, headers, trusts: verifiesTls(host), attempt: attempt(request) };
      let onward: HttpRequest | undefined;
      try {
        onward = redirected(next, response, context);
      } catch (error) {
        // Its connection would be lost to all who come after.
        response.body.discard();
        throw error;
      }
      if (onward === undefined) return response;
      response.body.discard();
      next = onward;
    }
  }

  return {
    host,
    attempt,
    async request(request) {
      const waits = backOff();
      for (let tries = 1; ; tries += 1) {
        const outcome = await once(request).catch((error: unknown) => lostFailure(error, attempt(request)));
        const { retryLost = true } = request;
        const delayMs = retryDelay(outcome, { tries, waits, nowMs: clock.now(), retryLost, hasAlternative });
        if (delayMs === undefined) {
          if (outcome instanceof BerthError) throw outcome;
          return outcome;
        }
        if (!(outcome instanceof BerthError)) outcome.body.discard();
        await clock.sleep(delayMs, { signal: request.signal });
      }
    },
  };
}

function verifiesTls({ tls, probeScheme }: RegistryHost): boolean {
  return !tls.skipVerify && !probeScheme;
}

function httpRequest(parts: HostClientParts, request: ApiRequest, authorization: string | undefined): HttpRequest {
  const { host, connection, stallTimeoutMs, userAgent } = parts;
  const own = Object.fromEntries(
    Object.entries(host.headers).map(([name, values]) => [name.toLowerCase(), [...values]]),
  );
  const url =
    typeof request.path === 'string' ? new URL(`${connection.baseUrl()}/${request.path}`) : new URL(request.path);
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.append(name, value);
  // A URL that the host gave us is complete already.
  if (host.mirrorOf !== undefined && typeof request.path === 'string') url.searchParams.set('ns', host.mirrorOf);
  const ours = url.origin === new URL(connection.baseUrl()).origin;
  return {
    method: request.method,
    url,
    headers: {
      'user-agent': userAgent,
      ...request.headers,
      ...(ours ? own : {}),
      ...(ours && authorization !== undefined ? { authorization } : {}),
    },
    body: typeof request.body === 'function' ? request.body() : request.body,
    headersTimeoutMs: request.headersTimeoutMs ?? stallTimeoutMs,
    stallTimeoutMs,
    signal: request.signal,
  };
}
