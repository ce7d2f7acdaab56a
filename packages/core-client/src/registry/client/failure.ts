import { BerthError, errnoOf, type ErrorCode } from '@berth/foundation';
import type { HttpResponse } from './http.js';

/** What was being done, for error messages: `images.resolve`, `docker.io/library/busybox:latest`, and the URL's origin. */
export interface Attempt {
  readonly operation: string;
  readonly object: string;
  /** Scheme, host and port that were asked. */
  readonly origin: string;
}

/** The error's body is read no further, in bytes. */
const BODY_LIMIT_BYTES = 64 * 1024;
const WORDS_LIMIT = 500;

/** Codes that registries put in the body of an error, as far as they say more than the HTTP status. */
const REGISTRY_CODES: Readonly<Record<string, ErrorCode>> = {
  BLOB_UNKNOWN: 'not-found',
  MANIFEST_UNKNOWN: 'not-found',
  NAME_UNKNOWN: 'not-found',
  MANIFEST_BLOB_UNKNOWN: 'failed-precondition',
  BLOB_UPLOAD_UNKNOWN: 'aborted',
  BLOB_UPLOAD_INVALID: 'aborted',
  DIGEST_INVALID: 'data-loss',
  SIZE_INVALID: 'data-loss',
  NAME_INVALID: 'invalid-argument',
  MANIFEST_INVALID: 'invalid-argument',
  UNAUTHORIZED: 'unauthenticated',
  DENIED: 'permission-denied',
  UNSUPPORTED: 'unimplemented',
  TOOMANYREQUESTS: 'resource-exhausted',
};

/** The code for an HTTP status where the body says nothing known. */
function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'unauthenticated';
  if (status === 403 || status === 451) return 'permission-denied';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 405 || status === 501) return 'unimplemented';
  if (status === 408 || status === 504) return 'deadline-exceeded';
  if (status === 413 || status === 429) return 'resource-exhausted';
  if (status === 416) return 'out-of-range';
  if (status === 507) return 'no-space';
  if (status >= 500) return 'unavailable';
  if (status >= 400) return 'invalid-argument';
  return 'protocol-error';
}

/** The error for a response that is none of those hoped for. Reads the rest of the body; `reason` is the registry's own code, or `http-<status>`. */
export async function responseFailure(response: HttpResponse, attempt: Attempt): Promise<BerthError> {
  const { code, words } = registryWords(await readUpTo(response, BODY_LIMIT_BYTES));
  const errorCode = (code === undefined ? undefined : REGISTRY_CODES[code]) ?? codeOfStatus(response.status);
  const said = words === '' ? '' : `: ${words}`;
  return new BerthError(
    errorCode,
    `${attempt.operation} ${attempt.object}: ${attempt.origin} answered ${response.status}${said}`,
    {
      operation: attempt.operation,
      object: attempt.object,
      reason: code ?? `http-${response.status}`,
      ...(words === '' ? {} : { peerMessage: words }),
    },
  );
}

/** The error for a request that got no response, or lost it half-way. `reason` is one of {@link LostReason}. */
export function lostFailure(error: unknown, attempt: Attempt): BerthError {
  if (error instanceof BerthError) return error;
  const { code, reason, what } = classifyLost(error);
  return new BerthError(code, `${attempt.operation} ${attempt.object}: ${attempt.origin} ${what}`, {
    operation: attempt.operation,
    object: attempt.object,
    reason,
    peerMessage: messageOf(error),
    cause: error,
  });
}

/** Why no (whole) response came. All but `tls` are worth another try. */
export type LostReason = 'connect-timeout' | 'stalled' | 'refused' | 'unknown-host' | 'connection-lost' | 'tls';

interface Lost {
  readonly code: ErrorCode;
  readonly reason: LostReason;
  readonly what: string;
}

function classifyLost(error: unknown): Lost {
  const errno = errnoOf(error) ?? '';
  switch (errno) {
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return { code: 'unavailable', reason: 'connect-timeout', what: 'did not answer in time when connecting' };
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return { code: 'deadline-exceeded', reason: 'stalled', what: 'stalled: no byte came for too long' };
    case 'ECONNREFUSED':
      return { code: 'unavailable', reason: 'refused', what: 'refused the connection' };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { code: 'unavailable', reason: 'unknown-host', what: 'has no known address' };
  }
  if (isTlsError(error))
    return {
      code: 'unavailable',
      reason: 'tls',
      what: `cannot be trusted over TLS (${messageOf(error)}): name its certificate authority with "ca", or allow it with "skip_verify"`,
    };
  return { code: 'unavailable', reason: 'connection-lost', what: `broke the connection (${messageOf(error)})` };
}

/** Whether a connection failed because TLS could not be agreed on, or the peer's certificate not trusted. */
export function isTlsError(error: unknown): boolean {
  const errno = errnoOf(error) ?? '';
  return (
    /^(?:ERR_SSL_|ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/.test(errno) || isNotTls(error)
  );
}

/** Whether the peer answered a TLS greeting with something that is not TLS: it speaks plain HTTP. */
export function isNotTls(error: unknown): boolean {
  const errno = errnoOf(error) ?? '';
  return (
    errno === 'ERR_SSL_WRONG_VERSION_NUMBER' ||
    errno === 'ERR_SSL_PACKET_LENGTH_TOO_LONG' ||
    (errno === 'EPROTO' && /wrong version number|packet length/i.test(messageOf(error)))
  );
}

/** The start of a body as bytes; what lies beyond the limit is dropped. */
export async function readUpTo(response: HttpResponse, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= limitBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, limitBytes);
}

/** The first error code and the human words of an error body; any other body's text where it is short and not HTML. */
export function registryWords(body: Buffer): { readonly code: string | undefined; readonly words: string } {
  const text = body.toString('utf8').trim();
  const errors = errorsOf(text);
  if (errors.length === 0)
    return { code: undefined, words: text.startsWith('<') || text.startsWith('{') ? '' : shortened(text) };
  return {
    code: errors[0]?.code,
    words: shortened(errors.map(({ code, message }) => (message === '' ? code : `${code}: ${message}`)).join('; ')),
  };
}

/** @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes */
function errorsOf(text: string): readonly { readonly code: string; readonly message: string }[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return []; // An error's body need not be JSON: a proxy in between writes what it likes.
  }
  if (typeof document !== 'object' || document === null || !('errors' in document) || !Array.isArray(document.errors))
    return [];
  return document.errors.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('code' in entry) || typeof entry.code !== 'string') return [];
    const message = 'message' in entry && typeof entry.message === 'string' ? entry.message : '';
    return [{ code: entry.code, message }];
  });
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= WORDS_LIMIT ? line : `${line.slice(0, WORDS_LIMIT)}…`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
