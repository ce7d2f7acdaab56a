import type Long from 'long';
import { instantFromNanos, type Instant } from '@berth/foundation';
import { int64, toBigInt } from './int64.js';

/** `google.protobuf.Timestamp` as decoded. */
export interface WireTimestamp {
  readonly seconds?: Long | number | null;
  readonly nanos?: number | null;
}

/** Go's zero `time.Time` (year 1) in seconds: it means "never", not a time. */
const GO_ZERO_SECONDS = -62_135_596_800n;

/** The instant, or undefined where the field is absent or carries Go's zero time. */
export function fromTimestamp(timestamp: WireTimestamp | null | undefined): Instant | undefined {
  if (timestamp === null || timestamp === undefined) return undefined;
  const seconds = toBigInt(timestamp.seconds ?? 0);
  if (seconds === GO_ZERO_SECONDS) return undefined;
  return instantFromNanos(seconds * 1_000_000_000n + BigInt(timestamp.nanos ?? 0));
}

/** The wire's form of an instant. */
export function toTimestamp(instant: Instant): { seconds: Long; nanos: number } {
  const nanos = ((instant.epochNanoseconds % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  return { seconds: int64((instant.epochNanoseconds - nanos) / 1_000_000_000n, 'timestamp'), nanos: Number(nanos) };
}
