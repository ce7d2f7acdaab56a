import type { Instant } from '@berth/foundation';
import type { Mount } from '../mounts/mount.js';
import type { CallOptions } from '../session/call-options.js';
import type { Filters } from '../session/filters.js';

/** What a snapshot is: committed ones can be parents, active ones are written to, views are read. */
export type SnapshotKind = 'unknown' | 'view' | 'active' | 'committed';

/** One snapshot. */
export interface SnapshotInfo {
  readonly key: string;
  /** The key of the parent, empty for none. */
  readonly parent: string;
  readonly kind: SnapshotKind;
  readonly createdAt: Instant | undefined;
  readonly updatedAt: Instant | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

/** What a snapshot takes of the disk, its parents not counted. */
export interface SnapshotUsage {
  readonly sizeBytes: number;
  readonly inodes: number;
}

/** Labels for what is made. */
export interface LabelOptions extends CallOptions {
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

/**
 * The snapshots of one snapshotter.
 * @see https://github.com/containerd/containerd/blob/main/docs/snapshotters/README.md
 */
export interface Snapshots {
  /** The snapshotter's name, `overlayfs` for one. */
  readonly snapshotter: string;
  /** Makes a writable snapshot over `parent` (empty: over nothing). @throws BerthError `already-exists`, `not-found` */
  prepare(key: string, parent: string, options?: LabelOptions): Promise<readonly Mount[]>;
  /** Makes a read-only snapshot of `parent`. @throws BerthError `already-exists`, `not-found` */
  view(key: string, parent: string, options?: LabelOptions): Promise<readonly Mount[]>;
  /** The mounts of an active snapshot or a view. @throws BerthError `not-found` */
  mounts(key: string, options?: CallOptions): Promise<readonly Mount[]>;
  /**
   * Turns the active snapshot `key` into the committed one `name`. `parent` names the parent only now, for a snapshotter
   * with the `rebase` capability. @throws BerthError `already-exists`, `not-found`
   */
  commit(name: string, key: string, options?: LabelOptions & { readonly parent?: string | undefined }): Promise<void>;
  /** @throws BerthError `not-found`, or `failed-precondition` with reason `snapshot-in-use` */
  remove(key: string, options?: CallOptions): Promise<void>;
  /** @throws BerthError `not-found` */
  stat(key: string, options?: CallOptions): Promise<SnapshotInfo>;
  /** Sets the labels given, keeping the others; an empty value removes one. @throws BerthError `not-found` */
  setLabels(key: string, labels: Readonly<Record<string, string>>, options?: CallOptions): Promise<SnapshotInfo>;
  list(options?: CallOptions & { readonly filters?: Filters }): AsyncIterable<SnapshotInfo>;
  /** @throws BerthError `not-found` */
  usage(key: string, options?: CallOptions): Promise<SnapshotUsage>;
  /** Frees the disk of removed snapshots now, where the snapshotter puts that off. @throws BerthError `unimplemented` */
  cleanup(options?: CallOptions): Promise<void>;
}
