import { readFile } from 'node:fs/promises';
import { ensureDebian, programIn } from '../../setup/index.mjs';
import { runProgram } from '../daemons/program.js';
import { directory, file, symlink, type LayerEntry } from './layer-entry.js';

/** The PATH of every image of ours. */
export const IMAGE_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The entries of a small system: busybox under each of its names, the usual folders, root in passwd and group. */
export async function busyboxEntries(): Promise<readonly LayerEntry[]> {
  const folders = await ensureDebian({ packages: ['busybox-static'] });
  const busybox = programIn(folders['busybox-static'] ?? '', 'busybox');
  const names = (await runProgram(busybox, ['--list'])).split('\n').filter((name) => name !== '' && name !== 'busybox');
  return [
    ...['bin', 'dev', 'etc', 'proc', 'root', 'sys', 'var'].map((path) => directory(path)),
    directory('tmp', { mode: 0o1777 }),
    file('bin/busybox', await readFile(busybox), { mode: 0o755 }),
    ...names.map((name) => symlink(`bin/${name}`, 'busybox')),
    file('etc/passwd', 'root:x:0:0:root:/root:/bin/sh\n'),
    file('etc/group', 'root:x:0:\n'),
  ];
}
