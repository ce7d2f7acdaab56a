import type { Containers } from '../containers/containers.js';
import type { Content } from '../content/content.js';
import type { Diff } from '../diff/diff.js';
import type { Events } from '../events/events.js';
import type { Images } from '../images/images.js';
import type { Introspection } from '../introspection/introspection.js';
import type { Leases } from '../leases/leases.js';
import type { Mounts } from '../mounts/mounts.js';
import type { Namespaces } from '../namespaces/namespaces.js';
import type { Registry, RegistryOptions } from '../registry/index.js';
import type { Sandboxes } from '../sandboxes/sandboxes.js';
import type { CallOptions } from '../session/call-options.js';
import type { Snapshots } from '../snapshots/snapshots.js';
import type { Transfer } from '../transfer/transfer.js';

/** How to reach a daemon, and what its calls carry unless they say otherwise. */
export interface ConnectOptions {
  /** The daemon's socket. Default `/run/containerd/containerd.sock`. */
  readonly address?: string | undefined;
  /** The containerd namespace of calls that name none. Without one, such calls fail. */
  readonly namespace?: string | undefined;
  /** How long to wait for the daemon to answer, in milliseconds; 0 does not wait. Default 10,000. */
  readonly waitMs?: number | undefined;
  /** Where FIFOs for container IO are made; the daemon's shims must see it. Default `/run/containerd/fifo`. */
  readonly fifoDirectory?: string | undefined;
  /** The snapshotter of images and containers that name none. Default `overlayfs`. */
  readonly snapshotter?: string | undefined;
  /** The longest wait between two attempts to reconnect, in milliseconds. Default 10,000. */
  readonly reconnectMaxMs?: number | undefined;
  /** The largest message, in bytes. Default 16 MiB, the daemon's own limit. */
  readonly maxMessageBytes?: number | undefined;
  /** How registries are reached, or a registry that is open already, which the client then does not close. */
  readonly registry?: RegistryOptions | Registry | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Which containerd it is. For people to read: what it can do is asked of `introspection.features()`. */
export interface DaemonVersion {
  readonly version: string;
  readonly revision: string;
}

/** A containerd as it is seen over a connection, with a namespace and a lease for calls that name none. */
export interface ContainerdView {
  /** The namespace of calls that name none. */
  readonly namespace: string | undefined;
  readonly namespaces: Namespaces;
  readonly leases: Leases;
  readonly content: Content;
  /** The snapshots of a snapshotter, default the client's. */
  snapshots(snapshotter?: string): Snapshots;
  readonly diff: Diff;
  readonly introspection: Introspection;
  readonly events: Events;
  readonly images: Images;
  readonly containers: Containers;
  readonly mounts: Mounts;
  readonly sandboxes: Sandboxes;
  readonly transfer: Transfer;
  version(options?: CallOptions): Promise<DaemonVersion>;
  /** Whether the daemon says that it serves. */
  healthy(options?: CallOptions): Promise<boolean>;
  /** Resolves once the connection stands. */
  waitReady(options?: { readonly signal?: AbortSignal | undefined }): Promise<void>;
  /**
   * The same connection with another namespace or lease for calls that name none. It shares what is under way and remembered with the
   * client, whose connection it is: only the client closes it.
   */
  with(defaults: { readonly namespace?: string | undefined; readonly lease?: string | undefined }): ContainerdView;
}

/** A connection to a containerd. Disposing it closes the connection; what runs goes on. */
export interface Containerd extends ContainerdView, AsyncDisposable {
  /** Ends the connection; calls under way fail. */
  close(): Promise<void>;
}
