import type { Instant } from '@berth/foundation';
import type { Any } from '@berth/rpc';
import type { Image } from '../images/image.js';
import type { ProcessOptions, Spec, SpecOptions, WantedUser } from '../oci/index.js';
import type { CallOptions, HandleOptions } from '../session/call-options.js';
import type { Filters } from '../session/filters.js';
import type { Container } from './container.js';

/** Which OCI runtime runs a container. */
export interface Runtime {
  /** The shim: `io.containerd.runc.v2`, or the path of a shim binary. */
  readonly name: string;
  readonly options?: RuntimeOptions | undefined;
}

/** Options of the runc shim, which runs any OCI runtime with runc's command line. */
export interface RuntimeOptions {
  /** The runtime's binary, a name on the daemon's PATH or a path: `crun`. Default `runc`. */
  readonly binaryName?: string | undefined;
  /** Where the runtime keeps its state. */
  readonly root?: string | undefined;
  /** Cgroups are made by systemd. Default false. */
  readonly systemdCgroup?: boolean | undefined;
  readonly noPivotRoot?: boolean | undefined;
  readonly noNewKeyring?: boolean | undefined;
  /** The cgroup that the shim itself is put into. */
  readonly shimCgroup?: string | undefined;
  /** The owner of the IO files. */
  readonly ioUid?: number | undefined;
  readonly ioGid?: number | undefined;
}

/** A container as containerd records it: what it would run, not whether it runs. */
export interface ContainerInfo {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The name of the image it was made from, empty for none. */
  readonly image: string;
  readonly runtime: { readonly name: string; readonly options: Any | undefined };
  /** The OCI spec, where it is one. */
  readonly spec: Spec | undefined;
  readonly snapshotter: string;
  readonly snapshotKey: string;
  readonly createdAt: Instant | undefined;
  readonly updatedAt: Instant | undefined;
  readonly extensions: Readonly<Record<string, Any>>;
  /** The sandbox it belongs to, empty for none. */
  readonly sandbox: string;
}

/** What of a container's record may change while it runs. */
export interface ContainerChanges extends HandleOptions {
  /** Labels to set, keeping the others; an empty value removes one. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Extensions to set, keeping the others. */
  readonly extensions?: Readonly<Record<string, Any>> | undefined;
  readonly spec?: Spec | undefined;
  readonly image?: string | undefined;
}

/** What a container's spec is built from; what must be looked up on the machine or in the image is looked up by `create`. */
export interface ContainerSpec extends Omit<SpecOptions, 'id' | 'namespace' | 'architecture' | 'image' | 'process'> {
  readonly process?: ContainerProcess | undefined;
}

/** A container's process; its user may be a name of the image's, and is the image's own where none is named. */
export interface ContainerProcess extends Omit<ProcessOptions, 'user'>, WantedUser {}

/** A container to be made. */
export interface NewContainer extends CallOptions {
  readonly id: string;
  /**
   * The unpacked image it is made of, from `images.pull` or `images.open`: gives its root filesystem and what the spec leaves
   * out. Without an image, a raw spec's `root.path` or `parentSnapshot` says what its root filesystem is.
   */
  readonly image?: Image | undefined;
  /** How it runs: options over the defaults, or with `ociVersion` a whole spec that is taken as it is. Default the image's own ways. */
  readonly spec?: ContainerSpec | Spec | undefined;
  /** The key of a committed snapshot that its root filesystem is made over. Default the image's. */
  readonly parentSnapshot?: string | undefined;
  /** The key of its own snapshot. Default its id. */
  readonly snapshotKey?: string | undefined;
  /** Default the client's. */
  readonly snapshotter?: string | undefined;
  /** Default `io.containerd.runc.v2`. */
  readonly runtime?: Runtime | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly extensions?: Readonly<Record<string, Any>> | undefined;
  /** The sandbox it belongs to. */
  readonly sandbox?: string | undefined;
}

/** The containers of a namespace. */
export interface Containers {
  /** Makes a container and its snapshot; on failure neither is left. @throws BerthError `already-exists`, `not-found` where the image is not unpacked or has no such user, `invalid-argument` */
  create(container: NewContainer): Promise<Container>;
  /** @throws BerthError `not-found` */
  get(id: string, options?: CallOptions): Promise<Container>;
  list(options?: CallOptions & { readonly filters?: Filters }): AsyncIterable<ContainerInfo>;
}
