/** What may be said of any entry; defaults: root's, with the mode that its kind usually has. */
export interface EntryOptions {
  readonly mode?: number | undefined;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
}

/** One entry of a layer, as a tar archive holds it. Paths are relative: `etc/passwd`. */
export type LayerEntry = EntryOptions & { readonly path: string } & (
    | { readonly kind: 'file'; readonly content: Uint8Array }
    | { readonly kind: 'directory' }
    | { readonly kind: 'symlink' | 'hardlink'; readonly target: string }
  );

/** A regular file; its mode is 0644 unless told otherwise. */
export function file(path: string, content: string | Uint8Array, options: EntryOptions = {}): LayerEntry {
  return { kind: 'file', path, content: typeof content === 'string' ? Buffer.from(content) : content, ...options };
}

/** A directory; its mode is 0755 unless told otherwise. */
export function directory(path: string, options: EntryOptions = {}): LayerEntry {
  return { kind: 'directory', path, ...options };
}

/** A symbolic link. */
export function symlink(path: string, target: string): LayerEntry {
  return { kind: 'symlink', path, target };
}

/** A second name of a file that stands earlier in the same layer. */
export function hardlink(path: string, target: string): LayerEntry {
  return { kind: 'hardlink', path, target };
}

/**
 * Removes what a lower layer has at `path`.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
 */
export function whiteout(path: string): LayerEntry {
  const slash = path.lastIndexOf('/') + 1;
  return file(`${path.slice(0, slash)}.wh.${path.slice(slash)}`, '');
}

/**
 * Hides everything that lower layers have in a directory.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/layer.md#opaque-whiteout
 */
export function opaque(path: string): LayerEntry {
  return file(`${path}/.wh..wh..opq`, '');
}
