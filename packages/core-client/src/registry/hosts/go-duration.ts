import { invalidArgument } from '@berth/foundation';

const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};
const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;

/** A duration as Go writes it (`10s`, `1m30s`, `500ms`) in milliseconds. Throws `invalid-argument` for `field`. @see https://pkg.go.dev/time#ParseDuration */
export function parseGoDuration(text: string, field: string): number {
  if (text === '0') return 0;
  let totalMs = 0;
  PART.lastIndex = 0;
  for (let position = 0; position < text.length; position = PART.lastIndex) {
    const [, amount, unit] = PART.exec(text) ?? [];
    const unitMs = UNIT_MS[unit ?? ''];
    if (amount === undefined || unitMs === undefined) throw notADuration(text, field);
    totalMs += Number(amount) * unitMs;
  }
  if (text === '') throw notADuration(text, field);
  return totalMs;
}

function notADuration(text: string, field: string): Error {
  return invalidArgument(field, `must be a duration as 10s or 1m30s, and is ${JSON.stringify(text)}`);
}
