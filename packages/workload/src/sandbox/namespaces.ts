import { open, mkdir, rm, stat } from 'node:fs/promises';
import { errnoOf } from '@berth/foundation';
import { runOrThrow } from '../spawn/run-program.js';

/** The kinds of namespaces that the containers of a sandbox share. */
export type PinnedNamespace = 'net' | 'uts' | 'ipc';

/** The path that a namespace is pinned on. */
export function namespacePath(directory: string, kind: PinnedNamespace): string {
  return `${directory}/${kind}`;
}

/**
 * Makes namespaces and pins them on files in `directory`, so that they live without a process; the loopback device is up. Where all
 * stand already nothing is done, where some do they are made anew; answers whether they were made.
 */
export async function pinNamespaces(directory: string, kinds: readonly PinnedNamespace[]): Promise<boolean> {
  const stand = await Promise.all(kinds.map((kind) => isPinned(directory, kind)));
  if (stand.every((each) => each)) return false;
  await unpinNamespaces(directory, kinds);
  await mkdir(directory, { recursive: true, mode: 0o711 });
  for (const kind of kinds) await (await open(namespacePath(directory, kind), 'w')).close();
  const flags = kinds.map((kind) => `--${kind}=${namespacePath(directory, kind)}`);
  const inside = kinds.includes('net') ? ['ip', 'link', 'set', 'lo', 'up'] : ['true'];
  await runOrThrow('unshare', [...flags, ...inside]);
  return true;
}

/** Lets the namespaces go; those that no process is in end. */
export async function unpinNamespaces(directory: string, kinds: readonly PinnedNamespace[]): Promise<void> {
  const pinned: string[] = [];
  for (const kind of kinds) if (await isPinned(directory, kind)) pinned.push(namespacePath(directory, kind));
  if (pinned.length > 0) await runOrThrow('umount', pinned);
  for (const kind of kinds) await rm(namespacePath(directory, kind), { force: true });
}

/** A pinned namespace is a mount: its file is on another device than the directory. */
async function isPinned(directory: string, kind: PinnedNamespace): Promise<boolean> {
  try {
    const [file, around] = await Promise.all([stat(namespacePath(directory, kind)), stat(directory)]);
    return file.dev !== around.dev;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
}
