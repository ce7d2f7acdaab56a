import type { ErrorCode } from '@berth/foundation';

/** The gRPC status codes by number, in berth's names. @see https://grpc.io/docs/guides/status-codes/ */
const CODE_BY_STATUS = [
  undefined, // 0: OK
  'cancelled',
  'unknown',
  'invalid-argument',
  'deadline-exceeded',
  'not-found',
  'already-exists',
  'permission-denied',
  'resource-exhausted',
  'failed-precondition',
  'aborted',
  'out-of-range',
  'unimplemented',
  'internal',
  'unavailable',
  'data-loss',
  'unauthenticated',
] as const satisfies readonly (ErrorCode | undefined)[];

/** The error code that a gRPC status stands for; a number outside the list is `unknown`, as gRPC asks. */
export function codeOfStatus(status: number): ErrorCode {
  return CODE_BY_STATUS[status] ?? 'unknown';
}

/** The gRPC status that an error code is sent as; berth's own codes go as the nearest of gRPC's. */
export function statusOfCode(code: ErrorCode): number {
  switch (code) {
    case 'no-space':
      return 8;
    case 'unsupported':
      return 9;
    case 'protocol-error':
      return 13;
    default:
      return CODE_BY_STATUS.indexOf(code);
  }
}
