import type { BigIntStats } from 'node:fs';
import { lstat, readlink } from 'node:fs/promises';
import { BerthError, errnoOf } from '@berth/foundation';

/** Where a path of the container's root leads in its layers. */
export type Found =
  /** A file or anything else but a directory or link: `path` on the machine, beneath the layer `layer`. */
  | { readonly kind: 'entry'; readonly layer: string; readonly path: string }
  | { readonly kind: 'directory' }
  | { readonly kind: 'absent' }
  /** A layer above has the directory but not the name in it, and may or may not hide the layers below. */
  | { readonly kind: 'ambiguous' };

/** As many links as Linux follows in one path. */
const MAX_LINKS = 40;

/** One directory of the merged tree: those of the layers that make it up, the topmost first. */
interface Merged {
  readonly parts: readonly { readonly layer: string; readonly path: string }[];
  /** Whether any but the last of `parts` may be opaque; the root of a layer never is. */
  readonly isRoot: boolean;
}

/**
 * Finds an absolute path in layers, as a process with that root would: links lead from that root and `..` stops at it, so that
 * nothing leads out of the layers. Reads the layers only; no mount is made.
 *
 * @throws BerthError `failed-precondition` after 40 links.
 */
export async function findInLayers(layers: readonly string[], path: string): Promise<Found> {
  const root: Merged = { parts: layers.map((layer) => ({ layer, path: layer })), isRoot: true };
  let stack: readonly Merged[] = [root];
  let pending: readonly string[] = partsOf(path);
  let links = 0;
  while (pending.length > 0) {
    const [name = '', ...rest] = pending;
    pending = rest;
    if (name === '..') {
      stack = stack.length > 1 ? stack.slice(0, -1) : stack;
      continue;
    }
    const step = await lookUp(stack.at(-1) ?? root, name);
    if (step.kind === 'merged') {
      stack = [...stack, step.directory];
    } else if (step.kind === 'link') {
      links += 1;
      if (links > MAX_LINKS) throw tooManyLinks(path);
      if (step.target.startsWith('/')) stack = [root];
      pending = [...partsOf(step.target), ...pending];
    } else if (step.kind === 'entry' && pending.length > 0) {
      return { kind: 'absent' };
    } else {
      return step;
    }
  }
  return { kind: 'directory' };
}

type Step =
  | Exclude<Found, { kind: 'directory' }>
  | { readonly kind: 'merged'; readonly directory: Merged }
  | { readonly kind: 'link'; readonly target: string };

async function lookUp(directory: Merged, name: string): Promise<Step> {
  const merged: { readonly layer: string; readonly path: string }[] = [];
  for (const [index, part] of directory.parts.entries()) {
    const path = `${part.path}/${name}`;
    const stats = await statOf(path);
    if (stats === undefined) continue;
    if (isWhiteout(stats)) break;
    if (merged.length > 0 && !stats.isDirectory()) break;
    // Whether this entry shows depends on a directory above it that may be opaque.
    if (merged.length === 0 && index > 0 && !directory.isRoot) return { kind: 'ambiguous' };
    if (stats.isSymbolicLink()) return { kind: 'link', target: await readlink(path) };
    if (!stats.isDirectory()) return { kind: 'entry', layer: part.layer, path };
    merged.push({ layer: part.layer, path });
  }
  return merged.length === 0 ? { kind: 'absent' } : { kind: 'merged', directory: { parts: merged, isRoot: false } };
}

/** How overlay marks a name as deleted: a character device with the number 0. */
function isWhiteout(stats: BigIntStats): boolean {
  return stats.isCharacterDevice() && stats.rdev === 0n;
}

async function statOf(path: string): Promise<BigIntStats | undefined> {
  try {
    return await lstat(path, { bigint: true });
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return undefined;
    throw BerthError.from(error, { operation: 'rootfs.read', object: path });
  }
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

function tooManyLinks(path: string): BerthError {
  return new BerthError('failed-precondition', `rootfs.read "${path}": more than ${MAX_LINKS} symbolic links`, {
    operation: 'rootfs.read',
    object: `"${path}"`,
    reason: 'too-many-links',
  });
}
