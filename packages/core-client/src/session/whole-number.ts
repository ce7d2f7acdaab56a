import { invalidArgument } from '@berth/foundation';

/** Checks a whole number from `least` to `most`. @throws BerthError `invalid-argument` naming `field` */
export function checkWhole(field: string, value: number, least: number, most: number = Number.MAX_SAFE_INTEGER): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
  throw invalidArgument(field, `must be a whole number ${range}, not ${String(value)}`);
}

/** The same, where it is given. */
export function checkOptionalWhole(field: string, value: number | undefined, least: number): void {
  if (value !== undefined) checkWhole(field, value, least);
}
