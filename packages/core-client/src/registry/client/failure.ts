import { BerthError, type ErrorCode } from '@berth/foundation';
import { masked } from '../auth/masked.js';
import type { HttpResponse } from './http.js';
import { lostFailure, type Attempt } from './lost.js';

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

/** What a host said about an error: its first error code where the body has the standard form, and words for people. */
export interface RegistryWords {
  readonly code: string | undefined;
  readonly words: string;
}

/** The error for a response that is none of those hoped for. Reads the rest of the body; `reason` is the registry's own code, or `http-<status>`. */
export async function responseFailure(response: HttpResponse, attempt: Attempt): Promise<BerthError> {
  try {
    return statusFailure(
      response.status,
      registryWords(await readUpTo(response, BODY_LIMIT_BYTES), response.secrets),
      attempt,
    );
  } catch (error) {
    return lostFailure(error, attempt);
  }
}

/** The error for a status and what was said with it. */
export function statusFailure(status: number, { code, words }: RegistryWords, attempt: Attempt): BerthError {
  const errorCode = (code === undefined ? undefined : REGISTRY_CODES[code]) ?? codeOfStatus(status);
  const said = words === '' ? withoutWords(status) : `: ${words}`;
  return new BerthError(
    errorCode,
    `${attempt.operation} ${attempt.object}: ${attempt.origin} answered ${status}${said}`,
    {
      operation: attempt.operation,
      object: attempt.object,
      reason: code ?? `http-${status}`,
      ...(words === '' ? {} : { peerMessage: words }),
    },
  );
}

/** An answer to HEAD has no body: what its status means is then said by us. */
function withoutWords(status: number): string {
  if (status === 401) return ': it wants credentials, or others than those it was given';
  return status === 403 ? ': the credentials do not allow this' : '';
}

/** The start of a body as bytes; what lies beyond the limit is dropped. */
export async function readUpTo(response: HttpResponse, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    chunks.push(Buffer.from(chunk));
    length += chunk.length;
    if (length >= limitBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, limitBytes);
}

/** What an error's body says, without `secrets`; a body that is no JSON counts where it is text and not HTML. */
export function registryWords(body: Buffer, secrets: readonly string[]): RegistryWords {
  const text = body.toString('utf8').trim();
  const document = jsonOrUndefined(text);
  const errors = errorsOf(document).map(({ code, message }) => ({
    code: masked(code, secrets),
    message: masked(message, secrets),
  }));
  const first = errors[0];
  if (first !== undefined) {
    const all = errors.map(({ code, message }) => (message === '' ? code : `${code}: ${message}`));
    return { code: first.code, words: shortened(all.join('; ')) };
  }
  const other = otherWords(document);
  const words = other !== '' || /^[<{[]/.test(text) ? other : text;
  return { code: undefined, words: shortened(masked(words, secrets)) };
}

/** An error's body need not be JSON: a proxy in between writes what it likes. */
function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes */
function errorsOf(document: unknown): readonly { readonly code: string; readonly message: string }[] {
  if (typeof document !== 'object' || document === null || !('errors' in document)) return [];
  if (!Array.isArray(document.errors)) return [];
  return document.errors.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('code' in entry) || typeof entry.code !== 'string') return [];
    const message = 'message' in entry && typeof entry.message === 'string' ? entry.message : '';
    return [{ code: entry.code, message }];
  });
}

/** The words of other habits: token servers' `details`, OAuth2's `error_description`. */
function otherWords(document: unknown): string {
  if (typeof document !== 'object' || document === null) return '';
  const fields = new Map<string, unknown>(Object.entries(document));
  const words = ['details', 'error_description', 'message', 'error'].map((name) => fields.get(name));
  const found = words.find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : '';
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= WORDS_LIMIT ? line : `${line.slice(0, WORDS_LIMIT)}…`;
}
