import { randomUUID } from 'node:crypto';
import { BerthError } from '@berth/foundation';
import type { Leases } from '../../leases/leases.js';
import type { CallOptions } from '../../session/call-options.js';

/** A lease cannot change during the daemon's one call, so it must outlive the longest pull; it is deleted at the end. */
const LEASE_MS = 24 * 3600 * 1000;

/** Works under the lease that the caller holds, else under one of its own; what only that held is collected when the work fails. */
export async function underLease<T>(
  leases: Leases,
  { lease: given, namespace, signal }: CallOptions,
  work: (lease: string) => Promise<T>,
): Promise<T> {
  if (given !== undefined) return work(given);
  const wanted = { id: `berth-transfer-${randomUUID()}`, expiresInMs: LEASE_MS };
  const { id } = await leases.create({ ...wanted, namespace, signal });
  let result: T;
  try {
    result = await work(id);
  } catch (error) {
    await drop(leases, id, { namespace, sync: true });
    throw error;
  }
  await drop(leases, id, { namespace });
  return result;
}

/** A lease that cannot be deleted, since the daemon is gone, expires by itself: the pull's own outcome matters more. */
async function drop(
  leases: Leases,
  id: string,
  options: { readonly namespace: string | undefined; readonly sync?: boolean },
): Promise<void> {
  try {
    await leases.delete(id, options);
  } catch (error) {
    if (!BerthError.is(error, 'unavailable', 'cancelled', 'not-found')) throw error;
  }
}
