import { execFile } from 'node:child_process';
import { chmod, chown, lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { digestOf, type Containerd, type Mount } from '@berth/core-client';
import { daemonFixture, type DaemonFixture } from './fixture.js';

let fixture: DaemonFixture;
let containerd: Containerd;

beforeAll(async () => {
  fixture = await daemonFixture('diff');
  ({ containerd } = fixture);
}, 60_000);

afterAll(async () => {
  await fixture[Symbol.asyncDispose]();
}, 60_000);

describe('diff', () => {
  test('what was written and removed becomes a layer, and the layer unpacks to the same', async () => {
    const snapshots = containerd.snapshots();
    await using lease = await containerd.leases.hold();
    const kept = { lease: lease.id };
    const first = directoryOf(await snapshots.prepare('first', '', kept));
    for (const name of ['kept', 'changed', 'removed']) await writeFile(join(first, name), `${name}, below`);
    await snapshots.commit('base', 'first', kept);

    const lower = await snapshots.view('look', 'base', kept);
    const upper = await snapshots.prepare('written', 'base', kept);
    await change(directoryOf(upper));
    const layer = await containerd.diff.compare(lower, upper, kept);
    expect(layer.mediaType).toBe('application/vnd.oci.image.layer.v1.tar+gzip');
    await expect(containerd.content.info(layer.digest)).resolves.toMatchObject({ sizeBytes: layer.size });

    const target = await snapshots.prepare('unpacked', 'base', kept);
    const applied = await containerd.diff.apply(layer, target, kept);
    expect(applied.digest).toMatch(/^sha256:/);
    const tree = await treeOf(directoryOf(target));
    expect(tree).toEqual(await treeOf(directoryOf(upper)));
    expect(Object.keys(tree).sort()).toEqual(['changed', 'folder', 'folder/link', 'folder/program', 'removed']);
    expect(tree['removed']).toMatchObject({ kind: 'whiteout' });

    const missing = { ...layer, digest: digestOf(Buffer.from('no such layer')) };
    await expect(containerd.diff.apply(missing, target)).rejects.toMatchObject({ code: 'not-found' });
    for (const key of ['look', 'written', 'unpacked', 'base']) await snapshots.remove(key);
  });
});

/** Where a snapshot's own files lie: an overlay's upper directory, or what is bound where nothing is below. */
function directoryOf([mount]: readonly Mount[]): string {
  const upper = mount?.options.find((option) => option.startsWith('upperdir='))?.slice('upperdir='.length);
  const directory = upper ?? mount?.source;
  if (directory === undefined) throw new Error('the snapshot has no mounts');
  return directory;
}

/** A file in place of another, a folder with a program and a link, and a whiteout: a device numbered 0:0. */
async function change(directory: string): Promise<void> {
  await writeFile(join(directory, 'changed'), 'above');
  await mkdir(join(directory, 'folder'), { mode: 0o750 });
  const program = join(directory, 'folder/program');
  await writeFile(program, '#!/bin/true\n');
  await chown(program, 1000, 50);
  await chmod(program, 0o4755);
  await symlink('program', join(directory, 'folder/link'));
  await promisify(execFile)('mknod', [join(directory, 'removed'), 'c', '0', '0']);
}

interface Entry {
  readonly kind: 'file' | 'directory' | 'whiteout' | 'link';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly text: string | undefined;
}

/** All below a directory by path: what it is, whose, and what a file says. */
async function treeOf(directory: string): Promise<Readonly<Record<string, Entry>>> {
  const paths = await readdir(directory, { recursive: true });
  const entries = paths.map(async (path) => [path, await entryOf(join(directory, path))] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function entryOf(path: string): Promise<Entry> {
  const found = await lstat(path);
  const { mode, uid, gid } = found;
  const text = found.isFile() ? await readFile(path, 'utf8') : undefined;
  if (found.isCharacterDevice() && found.rdev === 0) {
    // Its mode says nothing.
    return { kind: 'whiteout', mode: 0, uid, gid, text };
  }
  const kind = found.isDirectory() ? 'directory' : found.isSymbolicLink() ? 'link' : 'file';
  return { kind, mode, uid, gid, text };
}
