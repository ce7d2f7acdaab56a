import { randomUUID } from 'node:crypto';
import type { Leases } from '../../leases/leases.js';
import { letGo, type Outcome } from '../../leases/under-lease.js';
import type { CallOptions } from '../../session/call-options.js';

/** A lease cannot change during the daemon's one call, so it must outlive the longest pull; it is deleted at the end. */
const LEASE_MS = 24 * 3600 * 1000;

/** Works under the lease that the caller holds, else under one of its own; what only that held is collected when the work fails. */
export async function underLongLease<T>(
  leases: Leases,
  { lease: given, namespace, signal }: CallOptions,
  work: (lease: string) => Promise<T>,
): Promise<T> {
  if (given !== undefined) return work(given);
  const wanted = { id: `berth-transfer-${randomUUID()}`, expiresInMs: LEASE_MS };
  const { id } = await leases.create({ ...wanted, namespace, signal });
  let outcome: Outcome = 'failed';
  try {
    const result = await work(id);
    outcome = 'done';
    return result;
  } finally {
    await letGo(() => leases.delete(id, { namespace, ...(outcome === 'failed' ? { sync: true } : {}) }), outcome);
  }
}
