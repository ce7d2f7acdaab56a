import { BerthError } from '@berth/foundation';
import type { HeldLease, Leases } from '../leases/leases.js';

/** A lease that several pulls hold together. */
export interface SharedLease {
  /** The lease of the moment: it changes when it is renewed. */
  readonly id: string;
  /** Fires when the lease can no longer be counted on. */
  readonly lost: AbortSignal;
  /** The last to let go releases it; where one of them failed, what only it held is then collected at once. */
  letGo(outcome: 'done' | 'failed'): Promise<void>;
}

/** Leases by namespace, shared by those who make things for each other: what one has begun must outlive it while another waits. */
export interface SharedLeases {
  hold(namespace: string | undefined): Promise<SharedLease>;
}

interface Holding {
  readonly lease: Promise<HeldLease>;
  holders: number;
  failed: boolean;
}

/** {@link SharedLeases} of one client. */
export function sharedLeases(leases: Pick<Leases, 'hold'>): SharedLeases {
  const held = new Map<string, Holding>();
  return {
    async hold(namespace) {
      const key = namespace ?? '';
      const holding = held.get(key) ?? { lease: leases.hold({ namespace }), holders: 0, failed: false };
      held.set(key, holding);
      holding.holders += 1;
      let holds = true;
      const leave = (): boolean => {
        // A release that fails is followed by another try to let go, which must not count for somebody else.
        if (!holds) return false;
        holds = false;
        holding.holders -= 1;
        if (holding.holders > 0) return false;
        held.delete(key);
        return true;
      };
      const lease = await holding.lease.catch((error: unknown) => {
        leave();
        throw error;
      });
      return {
        get id() {
          return lease.id;
        },
        lost: lease.lost,
        async letGo(outcome) {
          holding.failed ||= outcome === 'failed';
          if (leave()) await release(lease, { sync: holding.failed, quietly: outcome === 'failed' });
        },
      };
    },
  };
}

interface Release {
  readonly sync: boolean;
  /** The pull has failed already: that is what its caller must hear of. */
  readonly quietly: boolean;
}

/** A lease that cannot be deleted, since the daemon is gone, expires by itself: the pull's own outcome matters more. */
async function release(lease: HeldLease, { sync, quietly }: Release): Promise<void> {
  try {
    await lease.release({ sync });
  } catch (error) {
    if (!quietly && !BerthError.is(error, 'unavailable', 'cancelled')) throw error;
  }
}
