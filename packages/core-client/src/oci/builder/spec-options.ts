import type { ImageConfig } from '../image-spec/image-config.js';
import type { Hooks } from '../runtime-spec/hooks.js';
import type { MountPropagation } from '../runtime-spec/linux.js';
import type { LinuxDeviceCgroup } from '../runtime-spec/resources.js';
import type { LinuxSeccomp } from '../runtime-spec/seccomp.js';
import type { Architecture, KernelVersion } from '../seccomp/architecture.js';
import type { CapabilityOptions } from './capabilities.js';
import type { CgroupPath } from './cgroup-path.js';
import type { DeviceOptions } from './devices.js';
import type { MountOptions, TmpfsOptions } from './mounts.js';
import type { NamespaceOptions } from './namespaces.js';
import type { ProcessOptions } from './process.js';
import type { ResourceOptions } from './resources.js';

/**
 * Everything that decides a container's spec, as plain data. What must be looked up on the machine or in the image (users,
 * devices, the machine's capabilities) is looked up before and passed in.
 */
export interface SpecOptions {
  /** The container's id, by containerd's rule for names. */
  readonly id: string;
  /** The containerd namespace that the container lives in; it is part of the cgroup's path. */
  readonly namespace: string;
  /** The machine's architecture, which the default seccomp profile is for: see `machineArchitecture`. */
  readonly architecture: Architecture;
  /** The machine's kernel, for the seccomp profile. Default: 4.8 or newer. */
  readonly kernelVersion?: KernelVersion | undefined;
  /** The image's configuration: its arguments, environment, directory and user hold where `process` says nothing. */
  readonly image?: ImageConfig | undefined;
  /** What runs in the container, as whom and where. */
  readonly process?: ProcessOptions | undefined;
  readonly root?: RootOptions | undefined;
  /** Beside the default ones. A mount at a default one's destination takes its place; two at one destination are refused. */
  readonly mounts?: readonly MountOptions[] | undefined;
  /** File systems in memory, beside `mounts` and by the same rule. */
  readonly tmpfs?: readonly TmpfsOptions[] | undefined;
  /** Destinations of default mounts that the container is not to get. */
  readonly withoutMounts?: readonly string[] | undefined;
  /** The container's cgroup at /sys/fs/cgroup. Default `none`; `read-write` for a privileged container. */
  readonly cgroupMount?: 'none' | 'read-only' | 'read-write' | undefined;
  /** Device nodes that the container gets, with the rule that lets it use them: see `readDevice`. */
  readonly devices?: readonly DeviceOptions[] | undefined;
  /** Rules of the device cgroup, after the default ones and those of `devices`; later rules win. */
  readonly deviceRules?: readonly LinuxDeviceCgroup[] | undefined;
  readonly capabilities?: CapabilityOptions | undefined;
  /** Default: the default profile for the architecture and the granted capabilities; none for a privileged container. */
  readonly seccomp?: 'default' | 'unconfined' | LinuxSeccomp | undefined;
  /** The name of an AppArmor profile that the machine has loaded. Default: none. */
  readonly apparmorProfile?: string | undefined;
  /** SELinux labels of the process and of its mounts. Default: none. */
  readonly selinux?:
    { readonly processLabel?: string | undefined; readonly mountLabel?: string | undefined } | undefined;
  /** Paths hidden from the container, instead of the default ones. */
  readonly maskedPaths?: readonly string[] | undefined;
  /** Paths that the container may only read, instead of the default ones. */
  readonly readonlyPaths?: readonly string[] | undefined;
  readonly namespaces?: NamespaceOptions | undefined;
  /** Settings of the container's own namespaces: `net.ipv4.ip_forward`. */
  readonly sysctls?: Readonly<Record<string, string>> | undefined;
  /** Default: `/<namespace>/<id>`. */
  readonly cgroupPath?: CgroupPath | undefined;
  readonly resources?: ResourceOptions | undefined;
  /** At most 64 bytes. Default: the host's own name. */
  readonly hostname?: string | undefined;
  /** The NIS domain name, at most 64 bytes. */
  readonly domainname?: string | undefined;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
  readonly hooks?: Hooks | undefined;
  /**
   * Takes the walls down: every capability, every device rule, no seccomp, AppArmor or SELinux confinement, no masked or
   * read-only paths, /sys and the cgroup writable, new privileges allowed. What is said explicitly still holds. Default false.
   */
  readonly privileged?: boolean | undefined;
}

/** The root filesystem. */
export interface RootOptions {
  /** Absolute or relative to the bundle. Default `rootfs`, where containerd mounts the snapshot. */
  readonly path?: string | undefined;
  /** Default false. */
  readonly readonly?: boolean | undefined;
  /** Default: the runtime's, private. */
  readonly propagation?: MountPropagation | undefined;
}
