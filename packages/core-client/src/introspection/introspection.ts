import type { Any } from '@berth/rpc';
import type { CallOptions } from '../session/call-options.js';
import type { Filters } from '../session/filters.js';

/** One plugin of the daemon. */
export interface Plugin {
  /** `io.containerd.snapshotter.v1`, for one. */
  readonly type: string;
  /** `overlayfs`, for one. */
  readonly id: string;
  /** What it needs, as plugin types. */
  readonly requires: readonly string[];
  readonly platforms: readonly { readonly os: string; readonly architecture: string; readonly variant: string }[];
  /** What it says of itself: `root`, for one. */
  readonly exports: Readonly<Record<string, string>>;
  /** What it can do beyond the ordinary: `rebase`, `remap-ids`. */
  readonly capabilities: readonly string[];
  /** Why it was not loaded, where it was not. */
  readonly loadError: string | undefined;
}

/** The daemon itself. */
export interface ServerInfo {
  /** Made at the first start; the same until the daemon's root is removed. */
  readonly uuid: string;
  /** From containerd 1.7. */
  readonly pid: number | undefined;
  /** The inode of its pid namespace, from containerd 1.7. */
  readonly pidNamespace: bigint | undefined;
  /** What is used of it that will go away, where the daemon says. */
  readonly deprecations: readonly { readonly id: string; readonly message: string }[];
}

/** What the daemon can do, read off its plugins: versions are never compared. */
export interface Features {
  /** The transfer service is there (containerd 1.7 and newer). */
  readonly transfer: boolean;
  /** Streams for the transfer service (containerd 1.7 and newer). */
  readonly streaming: boolean;
  /** The sandbox store (containerd 1.7 and newer). */
  readonly sandboxes: boolean;
  /** The sandbox controllers (containerd 1.7 and newer; 2.0 and 2.1 lose them with the CRI). */
  readonly sandboxControllers: boolean;
  /** The mount manager (containerd 2.2 and newer). */
  readonly mounts: boolean;
  /** The snapshotters that loaded, with their capabilities. */
  readonly snapshotters: Readonly<Record<string, readonly string[]>>;
}

/** What the daemon tells of itself. */
export interface Introspection {
  plugins(options?: CallOptions & { readonly filters?: Filters }): Promise<readonly Plugin[]>;
  server(options?: CallOptions): Promise<ServerInfo>;
  /**
   * What a plugin says beyond its entry, a runtime's features for one.
   * @throws BerthError `unimplemented` before containerd 2.0
   */
  pluginInfo(
    type: string,
    id: string,
    options?: CallOptions & { readonly query?: Any },
  ): Promise<{ readonly plugin: Plugin; readonly extra: Any | undefined }>;
  features(options?: CallOptions): Promise<Features>;
}
