import type { IdMapping } from './mount.js';
import type { LinuxResources } from './resources.js';
import type { LinuxSeccomp } from './seccomp.js';

/**
 * What is Linux's own in a container's configuration.
 *
 * @see https://github.com/opencontainers/runtime-spec/blob/v1.2.1/config-linux.md
 */
export interface Linux {
  readonly uidMappings?: readonly IdMapping[];
  readonly gidMappings?: readonly IdMapping[];
  readonly sysctl?: Readonly<Record<string, string>>;
  readonly resources?: LinuxResources;
  readonly cgroupsPath?: string;
  readonly namespaces?: readonly LinuxNamespace[];
  readonly devices?: readonly LinuxDevice[];
  readonly seccomp?: LinuxSeccomp;
  readonly rootfsPropagation?: MountPropagation;
  readonly maskedPaths?: readonly string[];
  readonly readonlyPaths?: readonly string[];
  readonly mountLabel?: string;
  readonly timeOffsets?: Readonly<Record<'boottime' | 'monotonic', LinuxTimeOffset>>;
}

/** The kinds of Linux namespace. */
export type NamespaceType = 'pid' | 'network' | 'mount' | 'ipc' | 'uts' | 'user' | 'cgroup' | 'time';

/** A namespace that the container gets: a new one, or the one at `path`. */
export interface LinuxNamespace {
  readonly type: NamespaceType;
  readonly path?: string;
}

/** How mounts made beneath the root reach other mount namespaces. */
export type MountPropagation = 'private' | 'shared' | 'slave' | 'unbindable';

/** A device node that the runtime makes in the container. */
export interface LinuxDevice {
  readonly path: string;
  readonly type: 'c' | 'b' | 'u' | 'p';
  readonly major: number;
  readonly minor: number;
  readonly fileMode?: number;
  readonly uid?: number;
  readonly gid?: number;
}

/** How far a clock of a time namespace is from the host's. */
export interface LinuxTimeOffset {
  readonly secs: number;
  readonly nanosecs: number;
}
