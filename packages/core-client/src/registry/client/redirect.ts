import { BerthError } from '@berth/foundation';
import { isLoopback } from '../hosts/loopback.js';
import type { Attempt } from './lost.js';
import type { HttpHeaders, HttpRequest, HttpResponse } from './http.js';

/** As many redirects in a row are followed, and no more. */
const HOP_LIMIT = 10;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What any host may see; all else (credentials, headers configured for a host) stays with the host that was asked. */
const GENERAL_HEADERS: ReadonlySet<string> = new Set(['user-agent', 'accept', 'accept-encoding', 'range']);

/** What is known around a redirect. */
export interface RedirectContext {
  /** Redirects followed already. */
  readonly hops: number;
  /** Where the first response of the chain came from, and all headers of its request: most are sent nowhere else. */
  readonly origin: string;
  readonly headers: HttpHeaders;
  /** Whether the host's own certificate is verified: then a redirect to unverified plain http is refused. */
  readonly trusts: boolean;
  readonly attempt: Attempt;
}

/**
 * The request that a response redirects to; undefined where it is no redirect, or one that is not to be followed (a body cannot be
 * sent twice). Credentials and headers meant for the first host stay with it.
 */
export function redirected(
  request: HttpRequest,
  response: HttpResponse,
  context: RedirectContext,
): HttpRequest | undefined {
  const location = response.header('location');
  if (
    !REDIRECTS.has(response.status) ||
    location === undefined ||
    (request.method !== 'GET' && request.method !== 'HEAD')
  )
    return undefined;
  if (context.hops >= HOP_LIMIT) throw refused(context, `redirected more than ${HOP_LIMIT} times`);
  const url = target(location, response.url, context);
  return { ...request, url, headers: headersFor(url, context) };
}

function target(location: string, from: URL, context: RedirectContext): URL {
  if (!URL.canParse(location, from.href)) throw refused(context, 'redirected to an address that is none');
  const url = new URL(location, from);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw refused(context, `redirected to ${url.protocol}, which is not http`);
  const downgrade = from.protocol === 'https:' && url.protocol === 'http:' && !isLoopback(url.hostname);
  if (downgrade && context.trusts)
    throw refused(
      context,
      `redirected from https to plain http at ${url.host}; "skip_verify" for the host would allow it`,
    );
  return url;
}

function headersFor(url: URL, { origin, headers }: RedirectContext): HttpHeaders {
  if (url.origin === origin) return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => GENERAL_HEADERS.has(name)));
}

function refused({ attempt }: RedirectContext, what: string): BerthError {
  return new BerthError('protocol-error', `${attempt.operation} ${attempt.object}: ${attempt.origin} ${what}`, {
    operation: attempt.operation,
    object: attempt.object,
    reason: 'redirect-refused',
  });
}
