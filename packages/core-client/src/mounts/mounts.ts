import type { Instant } from '@berth/foundation';
import type { CallOptions } from '../session/call-options.js';
import type { Filters } from '../session/filters.js';
import type { Mount } from './mount.js';

/** A mount that the daemon made. */
export interface ActiveMount {
  /** What was asked for. */
  readonly mount: Mount;
  /** Where the daemon mounted it. */
  readonly mountPoint: string;
  readonly mountedAt: Instant | undefined;
  /** What the mount's handler says of it: the loop device, for one. */
  readonly data: Readonly<Record<string, string>>;
}

/** Mounts that the daemon holds under one name. */
export interface Activation {
  readonly name: string;
  /** Those that the daemon made itself. */
  readonly active: readonly ActiveMount[];
  /** Those that are left for whoever uses the activation: plain mounts, over what the daemon made. */
  readonly system: readonly Mount[];
  readonly labels: Readonly<Record<string, string>>;
}

/** How mounts are activated. */
export interface ActivateOptions extends CallOptions {
  /** The daemon makes the last, plain mounts too, so that one bind mount is all that is left. Default false. */
  readonly temporary?: boolean | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

/**
 * The daemon's mount manager: it makes what an ordinary `mount` cannot (`format/…`, `mkfs/…`, `loop`). An activation lasts
 * until it is deactivated, or until the lease that it was made with ends.
 *
 * Every call throws BerthError `unimplemented` where the daemon has none (before containerd 2.2): ask `features().mounts`.
 * @see https://github.com/containerd/containerd/blob/main/docs/mounts.md
 */
export interface Mounts {
  /**
   * Mounts what only the daemon can mount.
   * @throws BerthError `already-exists`; `unimplemented` too where all of `mounts` are plain ones and `temporary` is not set
   */
  activate(name: string, mounts: readonly Mount[], options?: ActivateOptions): Promise<Activation>;
  /** Unmounts what was activated under `name`. @throws BerthError `not-found` */
  deactivate(name: string, options?: CallOptions): Promise<void>;
  /** @throws BerthError `not-found` */
  info(name: string, options?: CallOptions): Promise<Activation>;
  /**
   * Sets the labels given, keeping the others; an empty value removes one.
   * @throws BerthError `not-found`; `unimplemented` by every containerd up to 2.4, which have the call but not what it does
   */
  setLabels(name: string, labels: Readonly<Record<string, string>>, options?: CallOptions): Promise<Activation>;
  list(options?: CallOptions & { readonly filters?: Filters | undefined }): AsyncIterable<Activation>;
}
