import type { Instant } from '@berth/foundation';
import type { CallOptions } from '../session/call-options.js';
import type { Filters } from '../session/filters.js';

/** A lease: what it holds is not collected as garbage. */
export interface Lease {
  readonly id: string;
  readonly createdAt: Instant | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

/** A thing that a lease holds. */
export interface LeaseResource {
  /** A digest, an ingest's ref, a snapshot's key, an image's name. */
  readonly id: string;
  /** `content`, `ingests`, `snapshots/<snapshotter>`, and `images` from containerd 2.0. */
  readonly type: string;
}

/** How a lease is made. */
export interface CreateLeaseOptions extends CallOptions {
  /** Default a random one. */
  readonly id?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** When the daemon lets go by itself, in milliseconds from now. Default never. */
  readonly expiresInMs?: number | undefined;
}

/** A lease that this process holds: renewed until disposed, gone soon after this process is. */
export interface HeldLease extends AsyncDisposable {
  /** Give it to the calls whose results are to be kept: `{ lease: held.id }`. */
  readonly id: string;
  /** Fires when a renewal failed and the lease can no longer be counted on. */
  readonly lost: AbortSignal;
  /** Lets go, as disposing does. With `sync`, resolves when what only it held is collected. */
  release(options?: { readonly sync?: boolean | undefined }): Promise<void>;
}

/**
 * The leases of a namespace.
 * @see https://github.com/containerd/containerd/blob/main/docs/garbage-collection.md
 */
export interface Leases {
  /** @throws BerthError `already-exists` */
  create(options?: CreateLeaseOptions): Promise<Lease>;
  list(options?: CallOptions & { readonly filters?: Filters }): Promise<readonly Lease[]>;
  /** With `sync`, resolves when what only it held is collected. @throws BerthError `not-found` */
  delete(id: string, options?: CallOptions & { readonly sync?: boolean }): Promise<void>;
  /** @throws BerthError `not-found` */
  addResource(id: string, resource: LeaseResource, options?: CallOptions): Promise<void>;
  /** @throws BerthError `not-found` */
  removeResource(id: string, resource: LeaseResource, options?: CallOptions): Promise<void>;
  /** @throws BerthError `not-found` */
  resources(id: string, options?: CallOptions): Promise<readonly LeaseResource[]>;
  /** Takes a lease that expires soon (default 120 s) and renews itself until disposed. */
  hold(options?: HoldLeaseOptions): Promise<HeldLease>;
}

/** How a lease is held. */
export interface HoldLeaseOptions extends CallOptions {
  /** How long the lease outlives this process, in milliseconds, 1,000 or more. Default 120,000. */
  readonly expiresInMs?: number | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
}
