import { BerthError } from '@berth/foundation';
import type { LinuxResources } from './resources.js';
import type { Process } from './process.js';
import type { Spec } from './container-spec.js';

declare global {
  interface JSON {
    /** Node.js 22 has it, TypeScript's library not yet. @see https://tc39.es/proposal-json-parse-with-source/ */
    rawJSON(text: string): unknown;
  }
}

/** The document as UTF-8 JSON, as containerd stores it. A `bigint` is written as a JSON number, digit by digit. */
export function encodeSpec(document: Spec | Process | LinuxResources): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(document, writeBigint));
}

/**
 * A spec read from JSON that containerd holds. Integers beyond what a number holds exactly arrive as `bigint`. Its fields are
 * not checked: the daemon and the runtime are what reads a spec.
 *
 * @throws BerthError `data-loss` when the bytes are not a JSON object.
 */
export function decodeSpec(bytes: Uint8Array): Spec {
  const value: unknown = parse(bytes);
  if (isSpec(value)) return value;
  throw new BerthError('data-loss', 'the stored spec is not a runtime-spec document: it has no ociVersion');
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), readBigint);
  } catch (cause) {
    throw new BerthError('data-loss', 'the stored spec is not JSON', { cause });
  }
}

function isSpec(value: unknown): value is Spec {
  return typeof value === 'object' && value !== null && 'ociVersion' in value && typeof value.ociVersion === 'string';
}

function writeBigint(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? JSON.rawJSON(value.toString()) : value;
}

function readBigint(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return /^-?\d+$/.test(source) ? BigInt(source) : value;
}
