import { BerthError } from '@berth/foundation';
import type { HeldLease, HoldLeaseOptions, Leases } from './leases.js';

/** How the work went that a lease was held for. */
export type Outcome = 'done' | 'failed';

/** Work under a lease of its own, and what its failure asks for. */
export interface UnderLease extends HoldLeaseOptions {
  /** Where the work fails, what only the lease held is collected before that is told. Default false. */
  readonly collectOnFailure?: boolean | undefined;
}

/** Holds a lease while the work runs. That it cannot be released never hides how the work went. */
export async function underLease<T>(
  leases: Leases,
  { collectOnFailure = false, ...options }: UnderLease,
  work: (lease: HeldLease) => Promise<T>,
): Promise<T> {
  const lease = await leases.hold(options);
  let outcome: Outcome = 'failed';
  try {
    const result = await work(lease);
    outcome = 'done';
    return result;
  } finally {
    const sync = collectOnFailure && outcome === 'failed';
    await letGo(() => lease.release({ sync }), outcome);
  }
}

/**
 * Releases a lease. One that cannot be, since the daemon is gone, expires by itself; and where the work has failed, that is what
 * its caller must hear of.
 */
export async function letGo(release: () => Promise<void>, outcome: Outcome): Promise<void> {
  try {
    await release();
  } catch (error) {
    if (outcome === 'done' && !BerthError.is(error, 'unavailable', 'cancelled', 'not-found')) throw error;
  }
}
