/**
 * A point in time, exact to the nanosecond, as Go's and the wire's timestamps are (a `Date` would round them to
 * milliseconds). A `Temporal.Instant` is one of these, so code written against it goes on working with that.
 */
export interface Instant {
  /** Whole milliseconds since 1970-01-01T00:00:00Z: `new Date(instant.epochMilliseconds)`. */
  readonly epochMilliseconds: number;
  /** Nanoseconds since 1970-01-01T00:00:00Z. */
  readonly epochNanoseconds: bigint;
  /** RFC 3339 in UTC, with as many digits of the fraction as are not zero; `… ns` since 1970 beyond what a `Date` holds. */
  toString(): string;
  /** The same text, so that `JSON.stringify` shows it. */
  toJSON(): string;
}

const NANOS_PER_SECOND = 1_000_000_000n;

/** The instant so many nanoseconds after 1970-01-01T00:00:00Z. */
export function instantFromNanos(epochNanoseconds: bigint): Instant {
  return {
    epochNanoseconds,
    epochMilliseconds: Number(floorDivide(epochNanoseconds, 1_000_000n)),
    toString: asText,
    toJSON: asText,
  };
}

/** One function for all instants, so that two of the same time are deeply equal. */
function asText(this: Instant): string {
  return rfc3339(this.epochNanoseconds);
}

/** The instant of a `Date`. */
export function instantFromDate(date: Date): Instant {
  return instantFromNanos(BigInt(date.getTime()) * 1_000_000n);
}

function rfc3339(epochNanoseconds: bigint): string {
  const seconds = floorDivide(epochNanoseconds, NANOS_PER_SECOND);
  const fraction = String(epochNanoseconds - seconds * NANOS_PER_SECOND)
    .padStart(9, '0')
    .replace(/0+$/, '');
  const date = new Date(Number(seconds) * 1000);
  // A peer may send any 64-bit number of seconds; that of it which no calendar of ours holds must still be shown.
  if (Number.isNaN(date.getTime())) return `${epochNanoseconds} ns`;
  // Years beyond 9999 have a sign and six digits.
  const whole = date.toISOString().replace('.000Z', '');
  return fraction === '' ? `${whole}Z` : `${whole}.${fraction}Z`;
}

/** Rounds towards minus infinity, where BigInt division rounds towards zero: times before 1970 need it. */
function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient;
}
