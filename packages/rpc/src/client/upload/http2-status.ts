import { constants, type IncomingHttpHeaders } from 'node:http2';
import type { RpcStatus } from '../../status/rpc-error.js';

const OK = 0;
const UNKNOWN = 2;
const UNAVAILABLE = 14;

/** How HTTP/2 says that a stream ended, in gRPC's numbers; any other is INTERNAL. @see https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md */
const STATUS_BY_RESET: Readonly<Record<number, number>> = {
  [constants.NGHTTP2_REFUSED_STREAM]: UNAVAILABLE,
  [constants.NGHTTP2_CANCEL]: 1,
  [constants.NGHTTP2_ENHANCE_YOUR_CALM]: 8,
  [constants.NGHTTP2_INADEQUATE_SECURITY]: 7,
};
const INTERNAL = 13;

/** The status in a response's last headers; undefined where they carry none. */
export function statusInHeaders(headers: IncomingHttpHeaders): RpcStatus | undefined {
  const status = headers['grpc-status'];
  if (typeof status !== 'string') return undefined;
  const message = headers['grpc-message'];
  return { status: /^\d{1,3}$/.test(status) ? Number(status) : UNKNOWN, details: decoded(message) };
}

/** Why a stream that ended without a status ended. */
export function statusOfReset(code: number | undefined, error: Error | undefined): RpcStatus {
  if (code === undefined || code === constants.NGHTTP2_NO_ERROR)
    return { status: UNAVAILABLE, details: 'the peer ended the call without a status' };
  return { status: STATUS_BY_RESET[code] ?? INTERNAL, details: error?.message ?? `reset with HTTP/2 code ${code}` };
}

/** The status of a call whose connection broke, or was never made. */
export function statusOfConnection(error: Error | undefined): RpcStatus {
  return { status: UNAVAILABLE, details: error?.message ?? 'the connection broke' };
}

/** Whether a status is that of a call that succeeded. */
export function isOk({ status }: RpcStatus): boolean {
  return status === OK;
}

/** `grpc-message` is percent-encoded; what is encoded wrongly is taken as it is. */
function decoded(message: string | string[] | undefined): string {
  const text = [message ?? ''].flat().join(', ');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
