import { invalidArgument } from '@berth/foundation';

/** The text, where it is not empty and has no NUL byte (which would end it early in the kernel). */
export function checkText(field: string, value: string): string {
  if (value === '') throw invalidArgument(field, 'must not be empty');
  return checkNoNul(field, value);
}

/** The text, where it has no NUL byte. */
export function checkNoNul(field: string, value: string): string {
  if (value.includes('\0')) throw invalidArgument(field, 'must not contain a NUL byte');
  return value;
}

/** The path, where it is absolute. */
export function checkAbsolutePath(field: string, value: string): string {
  checkText(field, value);
  if (!value.startsWith('/')) throw invalidArgument(field, `must be an absolute path, not "${value}"`);
  return value;
}

/** The paths, where each is absolute. */
export function checkAbsolutePaths(field: string, values: readonly string[]): readonly string[] {
  return values.map((value, index) => checkAbsolutePath(`${field}[${index}]`, value));
}

const IDENTIFIER = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/;

/** containerd's own rule for the names of namespaces and containers: at most 76 letters and digits, single `.`, `_` or `-` between them. */
export function checkIdentifier(field: string, value: string): string {
  if (value.length <= 76 && IDENTIFIER.test(value)) return value;
  throw invalidArgument(
    field,
    `must be 1 to 76 letters and digits with single ".", "_" or "-" between them, not "${value}"`,
  );
}

/** The value, where it is one of `allowed`. */
export function checkOneOf<T extends string>(field: string, value: T, allowed: readonly T[]): T {
  if (allowed.includes(value)) return value;
  throw invalidArgument(field, `must be one of ${allowed.join(', ')}, not "${value}"`);
}
