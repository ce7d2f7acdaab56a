import { invalidArgument } from '@berth/foundation';

/** The largest uid or gid that containerd accepts. */
export const MAX_ID = 2 ** 31 - 1;

/** The number, where it is an integer of the range; the largest allowed is what a number holds exactly. */
export function checkInteger(field: string, value: number, min: number, max: number = Number.MAX_SAFE_INTEGER): number {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
  throw invalidArgument(field, `must be an integer from ${min} to ${max}, not ${value}`);
}

/** As {@link checkInteger}, where it is given. */
export function checkOptionalInteger(
  field: string,
  value: number | undefined,
  min: number,
  max?: number,
): number | undefined {
  return value === undefined ? undefined : checkInteger(field, value, min, max);
}

/** A user or group id. */
export function checkId(field: string, value: number): number {
  return checkInteger(field, value, 0, MAX_ID);
}
