import { BerthError } from '@berth/foundation';

/** A JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The error for a document whose content is wrong: `path` leads to the place, `problem` completes "… must …". */
export function malformed(path: string, problem: string, cause?: unknown): BerthError {
  return new BerthError('protocol-error', `${path} ${problem}`, { field: path, reason: 'malformed-document', cause });
}

/** Parses JSON text; `name` is what errors call the document. */
export function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw malformed(name, 'must be JSON in UTF-8', error);
  }
}

/** `value` as an object. */
export function readObject(value: unknown, path: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(path, 'must be an object');
  return Object.fromEntries(Object.entries(value));
}

/** `value` as a list, each entry read by `entry`. */
export function readArray<T>(value: unknown, path: string, entry: (value: unknown, path: string) => T): readonly T[] {
  if (!Array.isArray(value)) throw malformed(path, 'must be a list');
  return value.map((one: unknown, index) => entry(one, `${path}[${index}]`));
}

/** `value` as a text. */
export function readString(value: unknown, path: string): string {
  if (typeof value !== 'string') throw malformed(path, 'must be a text');
  return value;
}

/** `value` as a whole number from 0 to 2^53-1: a size in bytes. */
export function readSize(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw malformed(path, 'must be a whole number, not negative');
  return value;
}

/** `value` as an object whose values are all texts. */
export function readStringMap(value: unknown, path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(readObject(value, path)).map(([key, text]) => [
      key,
      readString(text, `${path}[${JSON.stringify(key)}]`),
    ]),
  );
}

/** `read` of a member that may be absent; JSON's null counts as absent, as Go's decoder has it. */
export function optional<T>(value: unknown, path: string, read: (value: unknown, path: string) => T): T | undefined {
  return value === undefined || value === null ? undefined : read(value, path);
}

/** `fields` without those that are undefined: for types whose optional members are absent rather than undefined. */
export function present<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): { [K in keyof T]?: T[K] };
export function present(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
