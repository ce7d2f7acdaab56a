import { BerthError, errnoOf, type ErrorCode } from '@berth/foundation';

/** What was being done, for error messages: `images.resolve`, `docker.io/library/busybox:latest`, and the URL's origin. */
export interface Attempt {
  readonly operation: string;
  readonly object: string;
  /** Scheme, host and port that were asked. */
  readonly origin: string;
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

/** Why no (whole) response came. All but `tls` and `client-certificate` are worth another try. */
export type LostReason =
  'connect-timeout' | 'stalled' | 'refused' | 'unknown-host' | 'connection-lost' | 'tls' | 'client-certificate';

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
  if (isClientCertificateRefused(errno))
    return {
      code: 'unauthenticated',
      reason: 'client-certificate',
      what: `wants to see a certificate of ours that it trusts (${messageOf(error)}): name it and its key with "client"`,
    };
  if (isTlsError(error))
    return {
      code: 'unavailable',
      reason: 'tls',
      what: `cannot be trusted over TLS (${messageOf(error)}): name its certificate authority with "ca", or allow it with "skip_verify"`,
    };
  return { code: 'unavailable', reason: 'connection-lost', what: `broke the connection (${messageOf(error)})` };
}

/**
 * Whether the peer ended TLS because of the certificate that we showed, or for want of one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8446#section-6.2
 */
function isClientCertificateRefused(errno: string): boolean {
  const alert = /^ERR_SSL_\S*ALERT_(.*)$/.exec(errno)?.[1] ?? '';
  return /^(?:(?:BAD|UNSUPPORTED)_CERTIFICATE|CERTIFICATE_(?:REQUIRED|REVOKED|EXPIRED|UNKNOWN)|UNKNOWN_CA|ACCESS_DENIED)$/.test(
    alert,
  );
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

function messageOf(error: unknown): string {
  return opensslReason(error) ?? (error instanceof Error ? error.message : String(error));
}

/** The part of OpenSSL's line that is for people: the rest are its source files and addresses. */
function opensslReason(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('library' in error) || !('reason' in error)) return undefined;
  return typeof error.reason === 'string' ? error.reason : undefined;
}
