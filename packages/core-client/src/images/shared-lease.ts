import type { HeldLease, Leases } from '../leases/leases.js';
import { letGo, type Outcome } from '../leases/under-lease.js';

/** A lease that several pulls hold together. */
export interface SharedLease {
  /** The lease of the moment: it changes when it is renewed. */
  readonly id: string;
  /** Fires when the lease can no longer be counted on. */
  readonly lost: AbortSignal;
  /** The last to let go releases it; where one of them failed, what only it held is then collected at once. */
  letGo(outcome: Outcome): Promise<void>;
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
          if (leave()) await letGo(() => lease.release({ sync: holding.failed }), outcome);
        },
      };
    },
  };
}
