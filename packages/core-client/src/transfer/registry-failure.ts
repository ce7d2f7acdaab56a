import { BerthError, type ErrorCode } from '@berth/foundation';

/** What a registry, or the way to it, answered the daemon, which passes it on as words of no kind. */
const RULES: readonly (readonly [RegExp, ErrorCode, string])[] = [
  [/401 Unauthorized|authorization failed|no basic auth credentials/, 'unauthenticated', 'http-401'],
  [/403 Forbidden/, 'permission-denied', 'http-403'],
  [/429 Too Many Requests/, 'resource-exhausted', 'http-429'],
  [/server gave HTTP response to HTTPS client/, 'unavailable', 'tls'],
  [/tls: |x509: /, 'unavailable', 'tls'],
  [/connection refused/, 'unavailable', 'refused'],
  [/no such host/, 'unavailable', 'unknown-host'],
  [/unexpected status .*: 5\d\d /, 'unavailable', 'http-5xx'],
];

/** The daemon's failure with the code and reason that its words stand for; any other error as it is. */
export function registryFailure(error: unknown): BerthError {
  const failure = BerthError.from(error);
  if (failure.code !== 'unknown') return failure;
  const words = failure.peerMessage ?? failure.message;
  const rule = RULES.find(([pattern]) => pattern.test(words));
  if (rule === undefined) return failure;
  const [, code, reason] = rule;
  return new BerthError(code, failure.message, {
    ...(failure.operation === undefined ? {} : { operation: failure.operation }),
    ...(failure.object === undefined ? {} : { object: failure.object }),
    ...{ peerMessage: words, reason, cause: failure },
  });
}
