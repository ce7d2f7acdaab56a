import { readFile } from 'node:fs/promises';
import { BerthError } from '@berth/foundation';
import { KNOWN_CAPABILITIES } from '../defaults/capabilities.js';

/**
 * The capabilities that this process could hand on, for the option `capabilities.available`: a runtime started by a daemon of the
 * same machine cannot grant more than the machine has.
 */
export async function readAvailableCapabilities(): Promise<readonly string[]> {
  return boundingSet(await readFile('/proc/self/status', 'utf8'));
}

/** The bounding set in the text of a /proc/PID/status, of the capabilities that berth knows. */
export function boundingSet(status: string): readonly string[] {
  const mask = /^CapBnd:\s*([0-9a-f]+)$/m.exec(status)?.[1];
  if (mask === undefined) {
    throw new BerthError('unsupported', 'capabilities.read: the process status has no CapBnd: is /proc mounted?');
  }
  const bits = BigInt(`0x${mask}`);
  return KNOWN_CAPABILITIES.filter((_name, bit) => ((bits >> BigInt(bit)) & 1n) === 1n);
}
