/**
 * The classes of failure that a caller may want to tell apart. The first sixteen mirror the gRPC status codes (containerd's
 * own error classes arrive as these); the last three are ours.
 *
 * @see https://grpc.io/docs/guides/status-codes/
 */
export type ErrorCode =
  | 'cancelled'
  | 'unknown'
  | 'invalid-argument'
  | 'deadline-exceeded'
  | 'not-found'
  | 'already-exists'
  | 'permission-denied'
  | 'resource-exhausted'
  | 'failed-precondition'
  | 'aborted'
  | 'out-of-range'
  | 'unimplemented'
  | 'internal'
  | 'unavailable'
  | 'data-loss'
  | 'unauthenticated'
  /** The disk, or the quota that holds the data, is full. */
  | 'no-space'
  /** Something on this machine is missing or does not allow what was asked. The message names the remedy. */
  | 'unsupported'
  /** A peer answered in a way that its protocol does not allow. */
  | 'protocol-error';

/** What a {@link BerthError} says beside its code and message; every part is optional and machine-readable. */
export interface BerthErrorDetails {
  /** What was tried, as noun and verb: `containers.create`. */
  readonly operation?: string;
  /** The thing it was tried on, as a person would name it: `container "web-1"`. */
  readonly object?: string;
  /** The path of the argument at fault, for `invalid-argument`: `spec.process.cwd`. */
  readonly field?: string;
  /** A narrower class within the code, as the boundary that raised it documents: `task-running`. */
  readonly reason?: string;
  /** The peer's own words, unchanged. */
  readonly peerMessage?: string;
  /** The failure beneath this one. */
  readonly cause?: unknown;
}

/** The one error class of berth. Its message says what was tried, on which object, and what came back. */
export class BerthError extends Error {
  override readonly name = 'BerthError';
  readonly code: ErrorCode;
  readonly operation: string | undefined;
  readonly object: string | undefined;
  readonly field: string | undefined;
  readonly reason: string | undefined;
  readonly peerMessage: string | undefined;

  constructor(code: ErrorCode, message: string, details: BerthErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.operation = details.operation;
    this.object = details.object;
    this.field = details.field;
    this.reason = details.reason;
    this.peerMessage = details.peerMessage;
  }

  /** Whether `error` is a BerthError, and one of `codes` where any are given. */
  static is(error: unknown, ...codes: readonly ErrorCode[]): error is BerthError {
    return error instanceof BerthError && (codes.length === 0 || codes.includes(error.code));
  }

  /** `error` itself where it is a BerthError already; otherwise one with code `unknown`, or the code its errno stands for. */
  static from(error: unknown, details: BerthErrorDetails = {}): BerthError {
    if (error instanceof BerthError) return error;
    const words = error instanceof Error ? error.message : String(error);
    const code = codeOfErrno(errnoOf(error)) ?? 'unknown';
    return new BerthError(code, prefixed(details, words), { peerMessage: words, cause: error, ...details });
  }
}

/** `operation object: words`, leaving out what is not known. */
function prefixed(details: BerthErrorDetails, words: string): string {
  const what = [details.operation, details.object].filter((part) => part !== undefined).join(' ');
  return what === '' ? words : `${what}: ${words}`;
}

/** The errno name of a Node.js system error (`ENOENT`), where it is one. */
export function errnoOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const ERRNO_CODES: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'not-found',
  EEXIST: 'already-exists',
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EMFILE: 'resource-exhausted',
  ENFILE: 'resource-exhausted',
  ENOMEM: 'resource-exhausted',
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  EPIPE: 'unavailable',
  ENOTFOUND: 'unavailable',
  EAI_AGAIN: 'unavailable',
  EHOSTUNREACH: 'unavailable',
  ENETUNREACH: 'unavailable',
  ETIMEDOUT: 'deadline-exceeded',
};

function codeOfErrno(errno: string | undefined): ErrorCode | undefined {
  return errno !== undefined && Object.hasOwn(ERRNO_CODES, errno) ? ERRNO_CODES[errno] : undefined;
}
