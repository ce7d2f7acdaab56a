import { invalidArgument } from '@berth/foundation';
import { DEFAULT_RLIMITS } from '../defaults/rlimits.js';
import type { Int64, PosixRlimit } from '../runtime-spec/process.js';
import { checkInteger } from '../validate/number.js';
import { checkOneOf } from '../validate/text.js';

/** One resource limit. */
export interface RlimitOptions {
  readonly type: RlimitType;
  readonly soft: number | 'unlimited';
  /** At least `soft`. Raising it above the shim's own needs CAP_SYS_RESOURCE there. */
  readonly hard: number | 'unlimited';
}

/** The limits of setrlimit(2). @see https://man7.org/linux/man-pages/man2/getrlimit.2.html */
export type RlimitType = (typeof RLIMIT_TYPES)[number];

/** Every {@link RlimitType}. */
export const RLIMIT_TYPES = [
  'RLIMIT_AS',
  'RLIMIT_CORE',
  'RLIMIT_CPU',
  'RLIMIT_DATA',
  'RLIMIT_FSIZE',
  'RLIMIT_LOCKS',
  'RLIMIT_MEMLOCK',
  'RLIMIT_MSGQUEUE',
  'RLIMIT_NICE',
  'RLIMIT_NOFILE',
  'RLIMIT_NPROC',
  'RLIMIT_RSS',
  'RLIMIT_RTPRIO',
  'RLIMIT_RTTIME',
  'RLIMIT_SIGPENDING',
  'RLIMIT_STACK',
] as const;

const RLIM_INFINITY = 2n ** 64n - 1n;

/** The default limits, or others, with the caller's over them, each type once. */
export function buildRlimits(
  limits: readonly RlimitOptions[],
  below: readonly PosixRlimit[] = DEFAULT_RLIMITS,
): readonly PosixRlimit[] {
  const byType = new Map(below.map((limit) => [limit.type, limit]));
  const seen = new Set<string>();
  limits.forEach((limit, index) => {
    const field = `process.rlimits[${index}]`;
    if (seen.has(limit.type)) throw invalidArgument(field, `sets ${limit.type} a second time`);
    seen.add(limit.type);
    byType.set(limit.type, toRlimit(field, limit));
  });
  return [...byType.values()];
}

function toRlimit(field: string, limit: RlimitOptions): PosixRlimit {
  const type = checkOneOf(`${field}.type`, limit.type, RLIMIT_TYPES);
  const hard = toValue(`${field}.hard`, limit.hard);
  const soft = toValue(`${field}.soft`, limit.soft);
  if (soft > hard) throw invalidArgument(`${field}.soft`, `must not be above hard: ${limit.soft} > ${limit.hard}`);
  return { type, hard, soft };
}

function toValue(field: string, value: number | 'unlimited'): Int64 {
  return value === 'unlimited' ? RLIM_INFINITY : checkInteger(field, value, 0);
}
