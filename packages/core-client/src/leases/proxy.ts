import { randomUUID } from 'node:crypto';
import { instantFromNanos, invalidArgument, type Instant } from '@berth/foundation';
import { fromTimestamp, type WireTimestamp } from '@berth/rpc';
import { LeasesService as service } from '../generated/containerd/services/leases/v1.js';
import { checkLabels, checkLease } from '../session/identifiers.js';
import { madeOrUndone } from '../session/made-or-undone.js';
import { present } from '../session/present.js';
import type { Session } from '../session/session.js';
import { holdLease } from './hold.js';
import type { Lease, Leases } from './leases.js';

/** When the daemon lets a lease go by itself. @see https://github.com/containerd/containerd/blob/main/docs/garbage-collection.md */
const EXPIRE_LABEL = 'containerd.io/gc.expire';

/** The daemon reads years of four digits. */
const YEAR_10000_MS = Date.UTC(10_000, 0);

/** {@link Leases} of the daemon behind `session`. */
export function leasesOf(session: Session): Leases {
  const leases: Leases = {
    async create(options) {
      const id = options?.id ?? `berth-${randomUUID()}`;
      checkLease(id, 'id');
      checkLabels('labels', options?.labels);
      const labels = { ...options?.labels, ...expiry(options?.expiresInMs) };
      const { signal, ...calls } = options ?? {};
      const { lease } = await madeOrUndone(
        () => session.unary(service.create, { id, labels }, subject('create', id), calls),
        () => leases.delete(id, { namespace: calls.namespace }),
        subject('create', id),
        signal,
      );
      return read(present(lease, subject('create', id)));
    },
    async list(options) {
      const request = { filters: [...(options?.filters ?? [])] };
      const response = await session.unary(service.list, request, { operation: 'leases.list' }, options);
      return response.leases.map(read);
    },
    async delete(id, options) {
      checkLease(id, 'id');
      await session.unary(service.delete, { id, sync: options?.sync ?? false }, subject('delete', id), options);
    },
    async addResource(id, resource, options) {
      checkLease(id, 'id');
      await session.unary(service.addResource, { id, resource: { ...resource } }, subject('addResource', id), options);
    },
    async removeResource(id, resource, options) {
      checkLease(id, 'id');
      await session.unary(
        service.deleteResource,
        { id, resource: { ...resource } },
        subject('removeResource', id),
        options,
      );
    },
    async resources(id, options) {
      checkLease(id, 'id');
      const response = await session.unary(service.listResources, { id }, subject('resources', id), options);
      return response.resources.map((each) => ({ id: each.id, type: each.type }));
    },
    hold: (options) => holdLease(leases, options),
  };
  return leases;
}

function subject(verb: string, id: string) {
  return { operation: `leases.${verb}`, object: `lease "${id}"` };
}

function expiry(expiresInMs: number | undefined): Record<string, string> {
  if (expiresInMs === undefined) return {};
  if (!(expiresInMs > 0 && Date.now() + expiresInMs < YEAR_10000_MS))
    throw invalidArgument('expiresInMs', `must be above 0 and end before the year 10000, not ${String(expiresInMs)}`);
  return { [EXPIRE_LABEL]: String(inMs(expiresInMs)) };
}

function inMs(ms: number): Instant {
  return instantFromNanos(BigInt(Date.now() + Math.round(ms)) * 1_000_000n);
}

interface WireLease {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAt?: WireTimestamp | null | undefined;
}

function read(wire: WireLease): Lease {
  return { id: wire.id, labels: wire.labels, createdAt: fromTimestamp(wire.createdAt) };
}
