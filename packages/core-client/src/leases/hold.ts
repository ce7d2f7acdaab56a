import { BerthError, invalidArgument } from '@berth/foundation';
import type { HeldLease, HoldLeaseOptions, Lease, Leases } from './leases.js';

/** How long a lease outlives the process that held it. */
const EXPIRES_IN_MS = 120_000;

/** A lease is renewed three times before it would expire. */
const RENEWALS_PER_LIFE = 3;

/** A shorter life would be over before what it is for has begun, and be all renewals. */
const LEAST_MS = 1000;

/** Timers take no longer wait, in milliseconds: they fire at once then. */
const TIMER_LIMIT_MS = 2 ** 31 - 1;

/**
 * Holds a lease. containerd cannot prolong one, so it is renewed by a successor that takes over what it holds; calls made
 * from then on use the successor's id. The predecessor stays until it expires, for calls still under way with its id, and
 * what they add to it is taken over at the next renewal.
 */
export async function holdLease(leases: Leases, options: HoldLeaseOptions = {}): Promise<HeldLease> {
  const { expiresInMs = EXPIRES_IN_MS, labels, namespace, signal } = options;
  if (expiresInMs < LEAST_MS)
    throw invalidArgument('expiresInMs', `must be ${LEAST_MS} or more, not ${String(expiresInMs)}`);
  const lost = new AbortController();
  const make = () => leases.create({ namespace, labels, expiresInMs, signal });
  let live: readonly Lease[] = [await make()];
  let renewing: Promise<void> = Promise.resolve();

  const everyMs = Math.min(expiresInMs / RENEWALS_PER_LIFE, TIMER_LIMIT_MS);
  const timer = setInterval(() => {
    // One after another: what a renewal under way makes is let go with the rest.
    renewing = renewing.then(renew).catch((cause: unknown) => {
      lost.abort(new BerthError('aborted', 'the lease could not be renewed', { reason: 'lease-not-found', cause }));
    });
  }, everyMs);
  // A forgotten lease expires; it must not keep the process alive.
  timer.unref();

  async function renew(): Promise<void> {
    const successor = await leases.create({ namespace, labels, expiresInMs });
    for (const predecessor of live) await takeOver(leases, predecessor, successor, namespace);
    live = [...live, successor].slice(-RENEWALS_PER_LIFE);
  }

  async function letGo({ sync }: { readonly sync?: boolean | undefined } = {}): Promise<void> {
    clearInterval(timer);
    await renewing;
    for (const lease of live) await release(leases, lease, namespace, sync ?? false);
  }

  return {
    get id() {
      return current(live).id;
    },
    lost: lost.signal,
    release: letGo,
    [Symbol.asyncDispose]: () => letGo(),
  };
}

function current(live: readonly Lease[]): Lease {
  const last = live.at(-1);
  if (last === undefined) throw new BerthError('internal', 'a held lease has no id');
  return last;
}

async function takeOver(leases: Leases, from: Lease, to: Lease, namespace: string | undefined): Promise<void> {
  try {
    for (const resource of await leases.resources(from.id, { namespace })) {
      await leases.addResource(to.id, resource, { namespace });
    }
  } catch (error) {
    // The predecessor has expired: what it held was taken over by the renewals before.
    if (!BerthError.is(error, 'not-found')) throw error;
  }
}

async function release(leases: Leases, lease: Lease, namespace: string | undefined, sync: boolean): Promise<void> {
  try {
    await leases.delete(lease.id, { namespace, sync });
  } catch (error) {
    if (!BerthError.is(error, 'not-found')) throw error;
  }
}
