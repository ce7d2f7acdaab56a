import { invalidArgument } from '@berth/foundation';
import { BOUND_SYS_MOUNT, CGROUP_MOUNT, DEFAULT_MOUNTS } from '../defaults/mounts.js';
import type { IdMapping, Mount } from '../runtime-spec/mount.js';
import { defined } from '../validate/defined.js';
import { checkInteger } from '../validate/number.js';
import { checkAbsolutePath, checkNoNul, checkOneOf, checkText } from '../validate/text.js';
import { checkIdMappings } from './id-mappings.js';
import { hasGroup, inHostNetworkWithUserNamespace } from './namespaces.js';
import type { SpecOptions } from './spec-options.js';

/** A mount of the container. */
export interface MountOptions {
  /** Absolute, in the container; not `/`. */
  readonly destination: string;
  /** `bind`, `tmpfs`, …. Default: what the options say (`bind`, `rbind`). */
  readonly type?: string | undefined;
  /** A path of the host for a bind mount, absolute; a word for others. */
  readonly source?: string | undefined;
  /** As mount(8): `rbind`, `ro`, `nosuid`, `rslave`. */
  readonly options?: readonly string[] | undefined;
  /** For an id-mapped mount. */
  readonly uidMappings?: readonly IdMapping[] | undefined;
  readonly gidMappings?: readonly IdMapping[] | undefined;
}

/** A file system in memory. */
export interface TmpfsOptions {
  readonly destination: string;
  /** Default: the kernel's, half of the machine's memory. */
  readonly sizeBytes?: number | undefined;
  /** Permissions of its root, 0 to 0o7777. Default 0o1777. */
  readonly mode?: number | undefined;
  /** Default `nosuid`, `nodev`, `noexec`. */
  readonly options?: readonly string[] | undefined;
}

/** The group of terminals. */
const TTY_GID = 5;

/** The default mounts with the caller's in their places, then the caller's others, a parent directory before what lies in it. */
export function buildMounts(options: SpecOptions): readonly Mount[] {
  const own = ownMounts(options);
  const standard = standardMounts(options);
  const replaced = standard.map((mount) => own.get(mount.destination) ?? mount);
  const destinations = new Set(standard.map((mount) => mount.destination));
  const added = [...own.values()].filter((mount) => !destinations.has(mount.destination));
  return [...replaced, ...added.toSorted((a, b) => depth(a) - depth(b))];
}

function standardMounts(options: SpecOptions): readonly Mount[] {
  const privileged = options.privileged === true;
  const without = withoutMounts(options);
  return [...DEFAULT_MOUNTS.map((mount) => adapted(mount, options)), ...cgroupMounts(options)]
    .filter((mount) => !without.includes(mount.destination))
    .map((mount) => (privileged && mount.destination === '/sys' ? writable(mount) : mount));
}

function withoutMounts({ withoutMounts: paths = [] }: SpecOptions): readonly string[] {
  const known = DEFAULT_MOUNTS.map((mount) => mount.destination);
  return paths.map((path, index) => {
    const field = `withoutMounts[${index}]`;
    return checkOneOf(field, checkDestination(field, path), known);
  });
}

/** A user namespace limits which file systems the container may mount itself, and which gids exist in it. */
function adapted(mount: Mount, options: SpecOptions): Mount {
  if (mount.destination === '/sys' && inHostNetworkWithUserNamespace(options.namespaces)) return BOUND_SYS_MOUNT;
  if (mount.destination === '/dev/pts' && !hasGroup(options.namespaces, TTY_GID)) return withoutGroup(mount);
  return mount;
}

/** A group that the user namespace does not map cannot own anything. */
function withoutGroup(mount: Mount): Mount {
  return { ...mount, options: (mount.options ?? []).filter((option) => !option.startsWith('gid=')) };
}

function cgroupMounts(options: SpecOptions): readonly Mount[] {
  const choice = options.cgroupMount ?? (options.privileged === true ? 'read-write' : 'none');
  if (choice === 'none') return [];
  return [choice === 'read-write' ? writable(CGROUP_MOUNT) : CGROUP_MOUNT];
}

function writable(mount: Mount): Mount {
  return { ...mount, options: (mount.options ?? []).map((option) => (option === 'ro' ? 'rw' : option)) };
}

function ownMounts(options: SpecOptions): ReadonlyMap<string, Mount> {
  const own = new Map<string, Mount>();
  const put = (field: string, mount: Mount): void => {
    if (own.has(mount.destination)) {
      throw invalidArgument(
        `${field}.destination`,
        `must differ from the other mounts': ${mount.destination} is twice`,
      );
    }
    own.set(mount.destination, mount);
  };
  options.mounts?.forEach((mount, index) => {
    put(`mounts[${index}]`, toMount(`mounts[${index}]`, mount));
  });
  options.tmpfs?.forEach((tmpfs, index) => {
    put(`tmpfs[${index}]`, toTmpfs(`tmpfs[${index}]`, tmpfs));
  });
  return own;
}

function toMount(field: string, mount: MountOptions): Mount {
  const options = mount.options?.map((option, index) => checkText(`${field}.options[${index}]`, option));
  const bind = mount.type === 'bind' || options?.some((option) => option === 'bind' || option === 'rbind') === true;
  if (bind) checkAbsolutePath(`${field}.source`, mount.source ?? '');
  if (!bind && mount.type === undefined) throw invalidArgument(`${field}.type`, 'must be given, or a bind option');
  return defined({
    destination: checkDestination(`${field}.destination`, mount.destination),
    type: mount.type === undefined ? 'bind' : checkText(`${field}.type`, mount.type),
    source: mount.source === undefined ? undefined : checkNoNul(`${field}.source`, mount.source),
    options: bind ? withBind(options ?? []) : options,
    uidMappings: mount.uidMappings && checkIdMappings(`${field}.uidMappings`, mount.uidMappings),
    gidMappings: mount.gidMappings && checkIdMappings(`${field}.gidMappings`, mount.gidMappings),
  });
}

/** Runtimes go by the option, not by the type. */
function withBind(options: readonly string[]): readonly string[] {
  return options.includes('bind') || options.includes('rbind') ? options : ['rbind', ...options];
}

function toTmpfs(field: string, tmpfs: TmpfsOptions): Mount {
  const { options = ['nosuid', 'nodev', 'noexec'], mode = 0o1777, sizeBytes } = tmpfs;
  checkInteger(`${field}.mode`, mode, 0, 0o7777);
  const size = sizeBytes === undefined ? [] : [`size=${checkInteger(`${field}.sizeBytes`, sizeBytes, 1)}`];
  return {
    destination: checkDestination(`${field}.destination`, tmpfs.destination),
    type: 'tmpfs',
    source: 'tmpfs',
    options: [
      ...options.map((option, index) => checkText(`${field}.options[${index}]`, option)),
      `mode=${mode.toString(8)}`,
      ...size,
    ],
  };
}

/** The path without what says nothing in it, so that one destination is spelled in one way. */
function checkDestination(field: string, path: string): string {
  checkAbsolutePath(field, path);
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) throw invalidArgument(field, `must not go up with "..": "${path}"`);
  if (parts.length === 0) throw invalidArgument(field, 'must not be "/": that is the root filesystem');
  return `/${parts.join('/')}`;
}

function depth(mount: Mount): number {
  return mount.destination.split('/').length;
}
