import { BerthError } from '@berth/foundation';

/** A mount of a snapshot, as containerd's Snapshots.Mounts answers. */
export interface RootfsMount {
  /** `overlay`, `bind`, …. */
  readonly type: string;
  readonly source: string;
  readonly target?: string | undefined;
  readonly options: readonly string[];
}

/** The directories of the machine that a snapshot is made of, the topmost first. */
export function layersOf(mounts: readonly RootfsMount[]): readonly string[] {
  const [mount, ...others] = mounts;
  if (mount === undefined) throw unsupported('the snapshot has no mounts', 'no-mounts');
  if (others.length > 0 || (mount.target ?? '') !== '') {
    throw unsupported('the snapshot is made of several mounts', 'several-mounts');
  }
  if (mount.type === 'bind') return [mount.source];
  if (mount.type === 'overlay') return overlayLayers(mount.options);
  throw unsupported(`the snapshot's mount is of type "${mount.type}"; only overlay and bind can be read`, 'mount-type');
}

function overlayLayers(options: readonly string[]): readonly string[] {
  const value = (name: string): string | undefined =>
    options.find((option) => option.startsWith(`${name}=`))?.slice(name.length + 1);
  const upper = value('upperdir');
  const lower = value('lowerdir');
  const layers = [...(upper === undefined ? [] : [unescaped(upper)]), ...splitLower(lower ?? '')];
  if (layers.length === 0) throw unsupported("the snapshot's overlay mount names no directories", 'no-mounts');
  return layers;
}

/** Overlay sets a `:` within a path, and a backslash, behind a backslash. */
function splitLower(lower: string): readonly string[] {
  return (lower.match(/(?:\\.|[^:\\])+/g) ?? []).map(unescaped);
}

function unescaped(path: string): string {
  return path.replace(/\\(.)/g, '$1');
}

function unsupported(problem: string, reason: string): BerthError {
  return new BerthError('unsupported', `rootfs.read: ${problem}`, { operation: 'rootfs.read', reason });
}
