import { invalidArgument } from '@berth/foundation';
import { fromTimestamp, toSafeNumber, type WireTimestamp } from '@berth/rpc';
import { SnapshotsService as service } from '../generated/containerd/services/snapshots/v1.js';
import { readMount } from '../mounts/mount.js';
import type { CallOptions } from '../session/call-options.js';
import { checkLabels } from '../session/identifiers.js';
import { present } from '../session/present.js';
import type { Session } from '../session/session.js';
import { changesNothing, labelMask } from '../session/update-mask.js';
import type { SnapshotInfo, SnapshotKind, Snapshots } from './snapshots.js';

/** {@link Snapshots} of the snapshotter named, of the daemon behind `session`. */
export function snapshotsOf(session: Session, snapshotter: string): Snapshots {
  const subject = (verb: string, key: string) => ({
    operation: `snapshots.${verb}`,
    object: `snapshot "${key}" of ${snapshotter}`,
  });
  const checkKey = (field: string, key: string) => {
    if (key === '') throw invalidArgument(field, 'must not be empty');
  };
  const snapshots: Snapshots = {
    snapshotter,
    async prepare(key, parent, options) {
      checkKey('key', key);
      checkLabels('labels', options?.labels);
      const request = { snapshotter, key, parent, labels: { ...options?.labels } };
      const response = await session.unary(service.prepare, request, subject('prepare', key), options);
      return response.mounts.map(readMount);
    },
    async view(key, parent, options) {
      checkKey('key', key);
      checkLabels('labels', options?.labels);
      const request = { snapshotter, key, parent, labels: { ...options?.labels } };
      const response = await session.unary(service.view, request, subject('view', key), options);
      return response.mounts.map(readMount);
    },
    async mounts(key, options) {
      const response = await session.unary(service.mounts, { snapshotter, key }, subject('mounts', key), options);
      return response.mounts.map(readMount);
    },
    async commit(name, key, options) {
      checkKey('name', name);
      checkKey('key', key);
      checkLabels('labels', options?.labels);
      const request = { snapshotter, name, key, labels: { ...options?.labels }, parent: options?.parent ?? '' };
      await session.unary(service.commit, request, subject('commit', key), options);
    },
    async remove(key, options) {
      await session.unary(service.remove, { snapshotter, key }, subject('remove', key), options);
    },
    async stat(key, options) {
      const about = subject('stat', key);
      return readInfo(present((await session.unary(service.stat, { snapshotter, key }, about, options)).info, about));
    },
    async setLabels(key, labels, options) {
      checkLabels('labels', labels);
      if (changesNothing(labels)) return snapshots.stat(key, options);
      const info = { name: key, labels: { ...labels } };
      const request = { snapshotter, info, updateMask: labelMask(labels) };
      const about = subject('setLabels', key);
      return readInfo(present((await session.unary(service.update, request, about, options)).info, about));
    },
    async *list(options) {
      const request = { snapshotter, filters: [...(options?.filters ?? [])] };
      const about = { operation: 'snapshots.list', object: snapshotter };
      for await (const { info } of session.serverStream(service.list, request, about, options)) {
        for (const each of info) yield readInfo(each);
      }
    },
    async usage(key, options) {
      const response = await session.unary(service.usage, { snapshotter, key }, subject('usage', key), options);
      return {
        sizeBytes: toSafeNumber(response.size, 'usage.size'),
        inodes: toSafeNumber(response.inodes, 'usage.inodes'),
      };
    },
    async cleanup(options?: CallOptions) {
      const about = { operation: 'snapshots.cleanup', object: snapshotter };
      await session.unary(service.cleanup, { snapshotter }, about, options);
    },
  };
  return snapshots;
}

interface WireInfo {
  readonly name: string;
  readonly parent: string;
  readonly kind: number;
  readonly createdAt?: WireTimestamp | null | undefined;
  readonly updatedAt?: WireTimestamp | null | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

const KINDS: readonly SnapshotKind[] = ['unknown', 'view', 'active', 'committed'];

function readInfo(wire: WireInfo): SnapshotInfo {
  return {
    key: wire.name,
    parent: wire.parent,
    kind: KINDS[wire.kind] ?? 'unknown',
    createdAt: fromTimestamp(wire.createdAt),
    updatedAt: fromTimestamp(wire.updatedAt),
    labels: wire.labels,
  };
}
