// Node 22, the oldest that berth supports, as an npm package in the cache: CI runs the built packages on it once more.
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheDirectory, filled } from './cache.mjs';
import { run } from './command.mjs';

const VERSION = '22.23.3';

const INTEGRITY = {
  x64: 'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
  arm64: 'sha512-l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==',
};

/**
 * @param {{ say?: (line: string) => void }} [options]
 * @returns {Promise<string>} the path of the `node` program
 */
export async function ensureNode22({ say = () => {} } = {}) {
  const integrity = INTEGRITY[process.arch];
  if (integrity === undefined) throw new Error(`Node ${VERSION} is pinned for x64 and arm64, not for ${process.arch}`);
  const folder = await filled(join(cacheDirectory(), 'node', `${VERSION}-${process.arch}`), async (empty) => {
    say(`downloading Node ${VERSION}`);
    await unpack(`node-linux-${process.arch}@${VERSION}`, integrity, empty);
  });
  return join(folder, 'bin', 'node');
}

async function unpack(spec, integrity, into) {
  const download = await mkdtemp(join(tmpdir(), 'berth-npm-'));
  try {
    await run('npm', ['pack', '--silent', '--pack-destination', download, spec], { cwd: download });
    const [file] = await readdir(download);
    if (file === undefined) throw new Error(`npm pack ${spec} brought nothing`);
    const archive = join(download, file);
    const found = `sha512-${createHash('sha512')
      .update(await readFile(archive))
      .digest('base64')}`;
    if (found !== integrity) throw new Error(`${spec} has the integrity ${found}, not the pinned ${integrity}`);
    await run('tar', ['-xzf', archive, '-C', into, '--strip-components=1']);
  } finally {
    await rm(download, { recursive: true, force: true });
  }
}
