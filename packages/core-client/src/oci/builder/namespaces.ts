import { invalidArgument } from '@berth/foundation';
import type { Linux, LinuxNamespace, LinuxTimeOffset, NamespaceType } from '../runtime-spec/linux.js';
import type { IdMapping } from '../runtime-spec/mount.js';
import { defined } from '../validate/defined.js';
import { checkInteger } from '../validate/number.js';
import { checkAbsolutePath } from '../validate/text.js';
import { checkIdMappings } from './id-mappings.js';

/** A namespace: one of its own, the host's, or the one that a path leads to. */
export type NamespaceChoice = 'new' | 'host' | { readonly path: string };

/** Which namespaces the container has. */
export interface NamespaceOptions {
  /** Default `new`. */
  readonly pid?: NamespaceChoice | undefined;
  /** Default `new`, with only a loopback device in it. */
  readonly network?: NamespaceChoice | undefined;
  /** Default `new`. */
  readonly ipc?: NamespaceChoice | undefined;
  /** Default `new`. */
  readonly uts?: NamespaceChoice | undefined;
  /** Default `new`. The host's is refused: the container's root would become the host's. */
  readonly mount?: Exclude<NamespaceChoice, 'host'> | undefined;
  /** Default `host`. */
  readonly cgroup?: NamespaceChoice | undefined;
  /** Default `host`. */
  readonly user?: 'host' | UserNamespace | undefined;
  /** Default `host`. Needs a runtime of specification 1.1 or newer, with time namespaces. */
  readonly time?: 'host' | TimeNamespace | undefined;
}

/** A user namespace of the container's own, or the one at `path`. */
export interface UserNamespace {
  readonly path?: string | undefined;
  /** Needed for a new one; for one at `path` they must be what it has, or be left out where the runtime reads them itself (runc 1.2). */
  readonly uidMappings?: readonly IdMapping[] | undefined;
  readonly gidMappings?: readonly IdMapping[] | undefined;
}

/** A time namespace of the container's own, or the one at `path`; the offsets are for a new one. */
export interface TimeNamespace {
  readonly path?: string | undefined;
  /** How far the time since boot is from the host's, in whole nanoseconds. Default 0. */
  readonly bootOffsetNanos?: number | undefined;
  /** The same for the monotonic clock. Default 0. */
  readonly monotonicOffsetNanos?: number | undefined;
}

const DEFAULTS = [
  ['pid', 'new'],
  ['ipc', 'new'],
  ['uts', 'new'],
  ['mount', 'new'],
  ['network', 'new'],
  ['cgroup', 'host'],
] as const;

/** Whether the container has a namespace of this type that is not the host's. */
export function hasOwnNamespace(options: NamespaceOptions | undefined, type: 'network' | 'ipc' | 'uts'): boolean {
  return options?.[type] !== 'host';
}

/** A container that may not mount sysfs: its user namespace does not own the network namespace that sysfs shows. */
export function inHostNetworkWithUserNamespace(options: NamespaceOptions | undefined): boolean {
  const user = options?.user ?? 'host';
  return user !== 'host' && options?.network === 'host';
}

/** Whether a gid exists in the container: in the host's user namespace every one does, and so it is taken where mappings are not known. */
export function hasGroup(options: NamespaceOptions | undefined, gid: number): boolean {
  const user = options?.user ?? 'host';
  if (user === 'host' || user.gidMappings === undefined) return true;
  return user.gidMappings.some(({ containerID, size }) => gid >= containerID && gid < containerID + size);
}

/** The spec's namespaces, id mappings and clock offsets. */
export function buildNamespaces(
  options: NamespaceOptions = {},
): Pick<Linux, 'namespaces' | 'uidMappings' | 'gidMappings' | 'timeOffsets'> {
  return {
    namespaces: [
      ...DEFAULTS.flatMap(([type, preset]) => namespace(type, options[type] ?? preset)),
      ...userNamespace(options.user),
      ...timeNamespace(options.time),
    ],
    ...idMappings(options.user),
    ...timeOffsets(options.time),
  };
}

function namespace(type: NamespaceType, choice: NamespaceChoice): readonly LinuxNamespace[] {
  if (choice === 'new') return [{ type }];
  if (choice !== 'host') return [{ type, path: checkAbsolutePath(`namespaces.${type}.path`, choice.path) }];
  if (type === 'mount') throw invalidArgument('namespaces.mount', "must not be the host's");
  return [];
}

function userNamespace(user: NamespaceOptions['user']): readonly LinuxNamespace[] {
  if (user === undefined || user === 'host') return [];
  return namespace('user', user.path === undefined ? 'new' : { path: user.path });
}

function timeNamespace(time: NamespaceOptions['time']): readonly LinuxNamespace[] {
  if (time === undefined || time === 'host') return [];
  return namespace('time', time.path === undefined ? 'new' : { path: time.path });
}

function idMappings(user: NamespaceOptions['user']): Pick<Linux, 'uidMappings' | 'gidMappings'> {
  if (user === undefined || user === 'host') return {};
  return defined({
    uidMappings: mappingsOf('namespaces.user.uidMappings', user, user.uidMappings),
    gidMappings: mappingsOf('namespaces.user.gidMappings', user, user.gidMappings),
  });
}

function mappingsOf(
  field: string,
  user: UserNamespace,
  mappings: readonly IdMapping[] | undefined,
): readonly IdMapping[] | undefined {
  if (mappings !== undefined) return checkIdMappings(field, mappings);
  if (user.path === undefined) throw invalidArgument(field, 'must be given for a new user namespace');
  return undefined;
}

function timeOffsets(time: NamespaceOptions['time']): Pick<Linux, 'timeOffsets'> {
  if (time === undefined || time === 'host') return {};
  const { path, bootOffsetNanos, monotonicOffsetNanos } = time;
  if (bootOffsetNanos === undefined && monotonicOffsetNanos === undefined) return {};
  if (path !== undefined) throw invalidArgument('namespaces.time', 'must have a path or offsets, not both');
  return {
    timeOffsets: {
      boottime: offset('namespaces.time.bootOffsetNanos', bootOffsetNanos ?? 0),
      monotonic: offset('namespaces.time.monotonicOffsetNanos', monotonicOffsetNanos ?? 0),
    },
  };
}

function offset(field: string, nanos: number): LinuxTimeOffset {
  checkInteger(field, nanos, Number.MIN_SAFE_INTEGER);
  const secs = Math.floor(nanos / 1e9);
  return { secs, nanosecs: nanos - secs * 1e9 };
}
