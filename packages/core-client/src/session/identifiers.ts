import { invalidArgument } from '@berth/foundation';

/** containerd's rule for ids and namespaces: words of letters and digits, joined by single dots, dashes or underscores. */
const IDENTIFIER = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/;

const IDENTIFIER_LIMIT = 76;

/** A label's key and value share this many bytes. */
const LABEL_LIMIT_BYTES = 4096;

/**
 * Checks an id or a namespace before it is sent.
 * @throws BerthError `invalid-argument` naming `field`
 * @see https://github.com/containerd/containerd/blob/main/docs/namespaces.md
 */
export function checkIdentifier(field: string, value: string): void {
  // A JavaScript caller may pass anything.
  if (typeof value !== 'string' || value.length > IDENTIFIER_LIMIT || !IDENTIFIER.test(value)) {
    throw invalidArgument(
      field,
      `must be 1 to ${IDENTIFIER_LIMIT} letters and digits, with single ".", "-" or "_" between them, not ${quoted(value)}`,
    );
  }
}

/**
 * Checks a lease's id before it is sent. The daemon takes any, and calls carry it in a header, which holds printable ASCII: an
 * empty one would be none at all, and what the call makes be collected.
 * @throws BerthError `invalid-argument` naming `field`
 */
export function checkLease(value: string, field = 'lease'): void {
  if (!/^[\x21-\x7e]+$/.test(value))
    throw invalidArgument(field, `must be printable ASCII without spaces, not ${quoted(value)}`);
}

/** Checks labels before they are sent. @throws BerthError `invalid-argument` naming the label */
export function checkLabels(field: string, labels: Readonly<Record<string, string>> | undefined): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    if (key === '') throw invalidArgument(field, 'must not have a label with an empty name');
    if (!fitsLabel(key, value)) {
      throw invalidArgument(
        `${field}["${key}"]`,
        `takes ${labelBytes(key, value)} bytes, name and value together; the most is ${LABEL_LIMIT_BYTES}`,
      );
    }
  }
}

/** Whether a label is not too long. */
export function fitsLabel(key: string, value: string): boolean {
  return labelBytes(key, value) <= LABEL_LIMIT_BYTES;
}

function labelBytes(key: string, value: string): number {
  return Buffer.byteLength(key) + Buffer.byteLength(value);
}

/** A value as an error message shows it: quoted, and cut where it is long. */
function quoted(value: string): string {
  return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
}
