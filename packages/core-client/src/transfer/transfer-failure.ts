import { BerthError, type ErrorCode } from '@berth/foundation';

type Rule = readonly [RegExp, ErrorCode, string];

/** What a registry, or the way to it, answered the daemon, which passes it on as words of no kind. */
const RULES: readonly Rule[] = [
  // A daemon from before 2.3 that is given an end of 2.3.
  [/^type with url \S+: not found/, 'unimplemented', 'unknown-end'],
  [/401 Unauthorized|authorization failed|no basic auth credentials/, 'unauthenticated', 'http-401'],
  [/403 Forbidden/, 'permission-denied', 'http-403'],
  [/429 Too Many Requests/, 'resource-exhausted', 'http-429'],
  [/server gave HTTP response to HTTPS client/, 'unavailable', 'tls'],
  [/tls: |x509: /, 'unavailable', 'tls'],
  [/connection refused/, 'unavailable', 'refused'],
  [/no such host/, 'unavailable', 'unknown-host'],
  [/unexpected status .*: 5\d\d /, 'unavailable', 'http-5xx'],
];

/** A plugin that cannot find the container's files says so in the words of its system. */
const FILE_RULES: readonly Rule[] = [
  [/no such file or directory/, 'not-found', 'no-such-path'],
  [/permission denied/, 'permission-denied', 'path'],
];

/** The daemon's failure with the code and reason that its words stand for; any other error as it is. */
export function transferFailure(error: unknown, moves: 'images' | 'files'): BerthError {
  const failure = BerthError.from(error);
  if (failure.code !== 'unknown') return failure;
  const words = failure.peerMessage ?? failure.message;
  const rules = moves === 'files' ? [...RULES, ...FILE_RULES] : RULES;
  const rule = rules.find(([pattern]) => pattern.test(words));
  if (rule === undefined) return failure;
  const [, code, reason] = rule;
  return new BerthError(code, failure.message, {
    ...(failure.operation === undefined ? {} : { operation: failure.operation }),
    ...(failure.object === undefined ? {} : { object: failure.object }),
    ...{ peerMessage: words, reason, cause: failure },
  });
}
