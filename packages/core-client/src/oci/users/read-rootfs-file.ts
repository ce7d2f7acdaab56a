import { BerthError, throwIfAborted } from '@berth/foundation';
import { checkAbsolutePath } from '../validate/text.js';
import { findInLayers, type Found } from './layer-walk.js';
import { withOverlay } from './overlay-view.js';
import { readLayerFile } from './read-layer-file.js';
import { layersOf, type RootfsMount } from './rootfs-mount.js';

/**
 * The text of a file of a snapshot, at most 1 MiB; undefined where it has none. Overlay and bind mounts are read in their layers,
 * without mounting. Only where an upper layer has the file's directory without the file, and may therefore hide the layers below,
 * the layers are mounted read-only for a moment, in a mount namespace that ends with the process that made it.
 *
 * @throws BerthError `unsupported` for other kinds of mount (reason `mount-type`, `several-mounts`), `failed-precondition` for what
 * is no regular file or too large, `cancelled`.
 */
export async function readRootfsFile(
  mounts: readonly RootfsMount[],
  path: string,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<string | undefined> {
  checkAbsolutePath('path', path);
  throwIfAborted(options.signal, { operation: 'rootfs.read', object: `"${path}"` });
  const layers = layersOf(mounts);
  const found = await findInLayers(layers, path);
  if (found.kind !== 'ambiguous') return textOf(found, path);
  return withOverlay(layers, options, async (root) => textOf(await findInLayers([root], path), path));
}

async function textOf(found: Found, path: string): Promise<string | undefined> {
  switch (found.kind) {
    case 'entry':
      return readLayerFile(found.layer, found.path);
    case 'absent':
      return undefined;
    case 'directory':
    case 'ambiguous':
      throw new BerthError('failed-precondition', `rootfs.read "${path}": it is not a regular file`, {
        operation: 'rootfs.read',
        object: `"${path}"`,
        reason: 'not-a-file',
      });
  }
}
