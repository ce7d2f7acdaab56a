import { BerthError } from '@berth/foundation';
import type { HostClient } from './host-client.js';

/**
 * What the first host that succeeds gives. Any failure of a mirror but a cancellation leads to the next host; where all fail, the
 * last one's error is thrown (it is the registry itself), with those of the mirrors in its message and as its cause.
 */
export async function acrossHosts<T>(hosts: readonly HostClient[], ask: (host: HostClient) => Promise<T>): Promise<T> {
  const failures: BerthError[] = [];
  for (const host of hosts) {
    try {
      return await ask(host);
    } catch (error) {
      if (!BerthError.is(error) || isFinal(error)) throw error;
      failures.push(error);
    }
  }
  throw combined(failures);
}

/** Whether no other host need be asked: the caller has left, or ran out of time. */
export function isFinal(error: BerthError): boolean {
  return error.code === 'cancelled' || (error.code === 'deadline-exceeded' && error.reason !== 'stalled');
}

/** One error for those of several hosts, the last of which counts most. */
export function combined(failures: readonly BerthError[]): BerthError {
  const last = failures.at(-1);
  if (last === undefined)
    return new BerthError('failed-precondition', 'no configured host may be asked for this', { reason: 'no-host' });
  if (failures.length === 1) return last;
  const mirrors = failures.slice(0, -1);
  return new BerthError(
    last.code,
    `${last.message} (before that: ${mirrors.map(({ message }) => message).join('; ')})`,
    {
      ...(last.operation === undefined ? {} : { operation: last.operation }),
      ...(last.object === undefined ? {} : { object: last.object }),
      ...(last.reason === undefined ? {} : { reason: last.reason }),
      ...(last.peerMessage === undefined ? {} : { peerMessage: last.peerMessage }),
      cause: new AggregateError(failures),
    },
  );
}
