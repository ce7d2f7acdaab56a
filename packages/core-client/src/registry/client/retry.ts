import { BerthError } from '@berth/foundation';
import type { HttpResponse } from './http.js';

/** Tries in all for responses that ask for patience. */
const STATUS_TRIES = 5;

/** Tries in all, by why no response came; those not listed are final at once. */
const LOST_TRIES: Readonly<Record<string, number>> = { 'connection-lost': 3, stalled: 2 };

const PATIENCE: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** No longer than this is waited because a host says so, in milliseconds. */
const RETRY_AFTER_LIMIT_MS = 60_000;

/** What a {@link retryDelay} is decided on, beside the outcome. */
export interface RetrySituation {
  /** Made so far, the one that led to the outcome among them. */
  readonly tries: number;
  /** The waits where the host names none. */
  readonly waits: Iterator<number, never>;
  readonly nowMs: number;
  /** Whether requests without a response are to be repeated. */
  readonly retryLost: boolean;
  /** Whether another host can be asked instead: then one that is out of order is not waited for. */
  readonly hasAlternative: boolean;
}

/**
 * How long to wait before the same request is sent again, in milliseconds; undefined where the outcome is final.
 */
export function retryDelay(outcome: HttpResponse | BerthError, situation: RetrySituation): number | undefined {
  const { tries, waits, nowMs, retryLost, hasAlternative } = situation;
  if (outcome instanceof BerthError) {
    const most = retryLost && !hasAlternative ? (LOST_TRIES[outcome.reason ?? ''] ?? 1) : 1;
    return tries < most ? waits.next().value : undefined;
  }
  if (!PATIENCE.has(outcome.status) || tries >= STATUS_TRIES) return undefined;
  if (hasAlternative && outcome.status >= 500) return undefined;
  const ownMs = waits.next().value;
  const askedMs = retryAfterMs(outcome.header('retry-after'), nowMs) ?? 0;
  return askedMs > RETRY_AFTER_LIMIT_MS ? undefined : Math.max(ownMs, askedMs);
}

/**
 * The wait that a `Retry-After` header asks for, in milliseconds: seconds, or a date.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function retryAfterMs(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
