import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readAccounts } from './image-accounts.js';
import { readRootfsFile } from './read-rootfs-file.js';
import { layersOf, type RootfsMount } from './rootfs-mount.js';

let base = '';
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'berth-layers-'));
});
afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

const whiteout = { whiteout: true } as const;

function make(name: string, layer: Readonly<Record<string, string | { link: string } | typeof whiteout>>): string {
  const root = join(base, name);
  mkdirSync(root, { recursive: true });
  for (const [path, entry] of Object.entries(layer)) {
    const full = join(root, path);
    mkdirSync(path.endsWith('/') ? full : dirname(full), { recursive: true });
    if (path.endsWith('/')) continue;
    if (typeof entry === 'string') writeFileSync(full, entry);
    else if ('link' in entry) symlinkSync(entry.link, full);
    else execFileSync('mknod', [full, 'c', '0', '0']);
  }
  return root;
}

/** An overlay mount as containerd describes it, the topmost layer first. */
function overlay(...layers: readonly string[]): readonly RootfsMount[] {
  const [upper, ...lower] = layers;
  const options = ['index=off', `workdir=${base}/work`, `upperdir=${upper}`, `lowerdir=${lower.join(':')}`];
  return [{ type: 'overlay', source: 'overlay', options }];
}

function bind(layer: string): readonly RootfsMount[] {
  return [{ type: 'bind', source: layer, options: ['rbind', 'rw'] }];
}

describe('a file is found', () => {
  test('in a bind mount', async () => {
    expect(await readRootfsFile(bind(make('a', { 'etc/passwd': 'one' })), '/etc/passwd')).toBe('one');
  });

  test('in the topmost layer that has it', async () => {
    const mounts = overlay(make('up', { 'etc/passwd': 'new' }), make('low', { 'etc/passwd': 'old' }));
    expect(await readRootfsFile(mounts, '/etc/passwd')).toBe('new');
  });

  test('in the lowest layer, where those above do not have its directory', async () => {
    const mounts = overlay(make('up', { 'srv/x': '' }), make('mid', {}), make('low', { 'etc/passwd': 'old' }));
    expect(await readRootfsFile(mounts, '/etc/passwd')).toBe('old');
  });

  test('below a layer that has its directory and does not hide it', async () => {
    const mounts = overlay(make('up', { 'etc/other': '' }), make('low', { 'etc/passwd': 'old' }));
    expect(await readRootfsFile(mounts, '/etc/passwd')).toBe('old');
  });

  test('through links, absolute ones from the root of the container', async () => {
    const root = make('a', {
      'etc/passwd': { link: '/usr/etc/passwd' },
      'usr/etc': { link: '../real//./etc' },
      'real/etc/passwd': 'linked',
    });
    expect(await readRootfsFile(bind(root), '/etc/passwd')).toBe('linked');
  });

  test('through links of one layer into another', async () => {
    const mounts = overlay(make('up', { etc: { link: 'data/etc' } }), make('low', { 'data/etc/passwd': 'below' }));
    expect(await readRootfsFile(mounts, '/etc/passwd')).toBe('below');
  });

  test('among layers whose names need escaping and whose options are longer than a page', async () => {
    const many = Array.from({ length: 80 }, (_, index) => make(`${'l'.repeat(40)}-${index}`, {}));
    const mounts = overlay(make('up', { 'etc/a': '' }), ...many, make('low', { 'etc/passwd': 'deep' }));
    expect(await readRootfsFile(mounts, '/etc/passwd')).toBe('deep');
  });
});

describe('a file is not there', () => {
  test('where no layer has it', async () => {
    const mounts = overlay(make('up', { 'etc/a': '' }), make('low', { 'etc/b': '' }));
    expect(await readRootfsFile(mounts, '/etc/passwd')).toBeUndefined();
  });

  test('where it, or its directory, was deleted in an upper layer', async () => {
    const low = make('low', { 'etc/passwd': 'old' });
    expect(await readRootfsFile(overlay(make('file', { 'etc/passwd': whiteout }), low), '/etc/passwd')).toBeUndefined();
    expect(await readRootfsFile(overlay(make('dir', { etc: whiteout }), low), '/etc/passwd')).toBeUndefined();
  });

  test('where an upper layer made its directory anew', async () => {
    const [low, up] = [make('low', { 'etc/passwd': 'old' }), make('up', {})];
    make('work', {});
    const mount = `mount -t overlay -o lowerdir=${low},upperdir=${up},workdir=${base}/work overlay /mnt`;
    execFileSync('unshare', [
      '--mount',
      'sh',
      '-ec',
      `${mount}; rm -r /mnt/etc; mkdir /mnt/etc; echo > /mnt/etc/other`,
    ]);
    expect(await readRootfsFile(overlay(up, low), '/etc/passwd')).toBeUndefined();
    expect(await readRootfsFile(overlay(up, low), '/etc/other')).toBe('\n');
  });

  test('where what should be its directory is a file', async () => {
    expect(await readRootfsFile(bind(make('a', { etc: 'file' })), '/etc/passwd')).toBeUndefined();
  });
});

describe('nothing leads out of the layers', () => {
  test.each(['/../../../../../../secret', '../../../../../../../secret'])('not a link to %s', async (target) => {
    writeFileSync(join(base, 'secret'), 'outside');
    const root = make('a', { 'etc/passwd': { link: target } });
    expect(await readRootfsFile(bind(root), '/etc/passwd')).toBeUndefined();
  });

  test('and links that go round in a circle end', async () => {
    const root = make('a', { 'etc/passwd': { link: 'group' }, 'etc/group': { link: 'passwd' } });
    await expect(readRootfsFile(bind(root), '/etc/passwd')).rejects.toMatchObject({ reason: 'too-many-links' });
  });
});

describe('what cannot be read is refused', () => {
  test('a directory, and a FIFO, which would wait for a writer', async () => {
    const root = make('a', { 'etc/passwd/': '' });
    await expect(readRootfsFile(bind(root), '/etc/passwd')).rejects.toMatchObject({ reason: 'not-a-file' });
    execFileSync('mkfifo', [join(root, 'etc/group')]);
    await expect(readRootfsFile(bind(root), '/etc/group')).rejects.toMatchObject({ reason: 'not-a-file' });
  });

  test('a file over 1 MiB', async () => {
    const root = make('a', { 'etc/passwd': '' });
    truncateSync(join(root, 'etc/passwd'), 1024 * 1024 + 1);
    await expect(readRootfsFile(bind(root), '/etc/passwd')).rejects.toMatchObject({ reason: 'too-large' });
  });

  test.each<[string, readonly RootfsMount[]]>([
    ['mount-type', [{ type: 'erofs', source: '/layer', options: ['ro'] }]],
    ['mount-type', [{ type: 'format/overlay', source: 'overlay', options: [] }]],
    ['several-mounts', [bind('/a'), bind('/b')].flat()],
    ['no-mounts', []],
  ])('a snapshot with %s', async (reason, mounts) => {
    await expect(readRootfsFile(mounts, '/etc/passwd')).rejects.toMatchObject({ code: 'unsupported', reason });
  });

  test('everything, once the signal has fired', async () => {
    const signal = AbortSignal.abort();
    const mounts = bind(make('a', { 'etc/passwd': 'x' }));
    await expect(readRootfsFile(mounts, '/etc/passwd', { signal })).rejects.toMatchObject({ code: 'cancelled' });
  });
});

test('reading leaves no mount behind', async () => {
  const mounts = overlay(make('up', { 'etc/other': '' }), make('low', { 'etc/passwd': 'root:x:0:0:::' }));
  expect(await readAccounts(mounts)).toMatchObject({ passwd: [{ name: 'root' }], group: [] });
  // Other tests mount as well: only what was read here counts.
  const mounted = readFileSync('/proc/self/mountinfo', 'utf8');
  for (const { options } of mounts) for (const option of options) expect(mounted).not.toContain(option);
});

test('the layers of an overlay are named topmost first, without the escapes', () => {
  const options = ['upperdir=/s/3/fs', 'lowerdir=/s/2\\:b/fs:/s/1/fs'];
  expect(layersOf([{ type: 'overlay', source: 'overlay', options }])).toEqual(['/s/3/fs', '/s/2:b/fs', '/s/1/fs']);
});
