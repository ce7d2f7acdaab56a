import { invalidArgument } from '@berth/foundation';

/** A JSON object of unknown content, with the path that errors name. Builders in other languages write absent lists and maps as `null`. */
export interface JsonFields {
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The value as an object. */
export function jsonObject(path: string, value: unknown): JsonFields {
  if (isRecord(value)) return { path, fields: value };
  throw invalidArgument(path, `must be an object, not ${kindOf(value)}`);
}

/** The object in a field; an empty one where it is absent. */
export function objectField(from: JsonFields, name: string): JsonFields {
  return jsonObject(`${from.path}.${name}`, from.fields[name] ?? {});
}

/** The text in a field that may be absent. */
export function optionalText(from: JsonFields, name: string): string | undefined {
  const value = from.fields[name] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw invalidArgument(`${from.path}.${name}`, `must be a string, not ${kindOf(value)}`);
}

/** The text in a field that must be there and not be empty. */
export function requiredText(from: JsonFields, name: string): string {
  const value = optionalText(from, name);
  if (value !== undefined && value !== '') return value;
  throw invalidArgument(`${from.path}.${name}`, value === '' ? 'must not be empty' : 'is missing');
}

/** The truth in a field; false where it is absent. */
export function booleanField(from: JsonFields, name: string): boolean {
  const value = from.fields[name] ?? false;
  if (typeof value === 'boolean') return value;
  throw invalidArgument(`${from.path}.${name}`, `must be true or false, not ${kindOf(value)}`);
}

/** The list in a field; an empty one where it is absent. */
export function listField(from: JsonFields, name: string): readonly unknown[] {
  const value: unknown = from.fields[name] ?? [];
  if (Array.isArray(value)) return value;
  throw invalidArgument(`${from.path}.${name}`, `must be a list, not ${kindOf(value)}`);
}

/** The list of texts in a field; an empty one where it is absent. */
export function textListField(from: JsonFields, name: string): readonly string[] {
  return listField(from, name).map((item, index) => {
    if (typeof item === 'string') return item;
    throw invalidArgument(`${from.path}.${name}[${index}]`, `must be a string, not ${kindOf(item)}`);
  });
}

/** The map of texts in a field; an empty one where it is absent. */
export function textMapField(from: JsonFields, name: string): Readonly<Record<string, string>> {
  const { path, fields } = objectField(from, name);
  const entries = Object.entries(fields).map(([key, value]): [string, string] => {
    if (typeof value === 'string') return [key, value];
    throw invalidArgument(`${path}["${key}"]`, `must be a string, not ${kindOf(value)}`);
  });
  return Object.fromEntries(entries);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`.replace(/^a object/, 'an object');
}
