import { BerthError, abortError, type ErrorCode } from '@berth/foundation';
import type { CallSubject } from '../client/call-options.js';
import { codeOfStatus } from './status-code.js';

/** A failed call as it came from the wire. */
export interface RpcStatus {
  /** The gRPC status number. */
  readonly status: number;
  /** The peer's words. */
  readonly details: string;
}

/** What a service's client knows better than the bare status, where it does: daemons send much as UNKNOWN. */
export type ClassifyStatus = (status: RpcStatus) => { readonly code: ErrorCode; readonly reason: string } | undefined;

/** Makes the error for a failed call; a fired signal explains it first, whatever the peer said. */
export function rpcError(
  error: unknown,
  subject: CallSubject,
  signal: AbortSignal | undefined,
  classify: ClassifyStatus | undefined,
): BerthError {
  if (signal?.aborted === true) return abortError(signal, subject);
  const status = statusOf(error);
  if (status === undefined) return BerthError.from(error, subject);
  const classified = classify?.(status);
  const code = classified?.code ?? codeOfStatus(status.status);
  const what = subject.object === undefined ? subject.operation : `${subject.operation} ${subject.object}`;
  return new BerthError(code, `${what}: ${status.details === '' ? code : status.details}`, {
    ...subject,
    ...(classified === undefined ? {} : { reason: classified.reason }),
    peerMessage: status.details,
    cause: error,
  });
}

/** The status that a grpc-js ServiceError carries, where it is one. */
function statusOf(error: unknown): RpcStatus | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('details' in error)) return undefined;
  if (typeof error.code !== 'number' || typeof error.details !== 'string') return undefined;
  return { status: error.code, details: error.details };
}
