import { BerthError } from '@berth/foundation';
import type { CallSubject } from '@berth/rpc';

/** What the daemon's answer must hold. @throws BerthError `protocol-error` where it does not */
export function present<T>(wire: T | null | undefined, subject: CallSubject): T {
  if (wire !== null && wire !== undefined) return wire;
  const { operation, object } = subject;
  const what = object === undefined ? operation : `${operation} ${object}`;
  throw new BerthError('protocol-error', `${what}: the daemon answered without saying what there is`, subject);
}
