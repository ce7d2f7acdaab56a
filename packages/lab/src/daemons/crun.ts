import { chmod, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureDebian, filled, programIn } from '../../setup/index.mjs';

/**
 * The path of crun, out of the distribution's package, with the library that a small system lacks.
 *
 * Debian 12's crun refuses a machine with cgroup version 1 that has the unified hierarchy mounted beside it: give it a
 * containerd that was started with `hideUnifiedCgroup`. It also refuses specs whose `ociVersion` is newer than 1.0.
 */
export async function crunProgram(): Promise<string> {
  const folders = await ensureDebian({ packages: ['crun', 'libyajl2'] });
  const crun = programIn(folders['crun'] ?? '', 'crun');
  const libraries = await librariesIn(join(folders['libyajl2'] ?? '', 'usr', 'lib'));
  const folder = await filled(`${folders['crun'] ?? ''}-with-libraries`, async (empty) => {
    const program = join(empty, 'crun');
    await writeFile(program, `#!/bin/sh\nLD_LIBRARY_PATH='${libraries}' exec '${crun}' "$@"\n`);
    await chmod(program, 0o755);
  });
  return join(folder, 'crun');
}

/** Libraries stand in a folder that is named after the machine's architecture. */
async function librariesIn(directory: string): Promise<string> {
  const files = await readdir(directory, { recursive: true });
  return join(directory, dirname(files.find((file) => file.includes('libyajl.so')) ?? ''));
}
