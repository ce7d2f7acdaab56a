import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cacheDirectory, filled } from './cache.mjs';

let parent;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'berth-cache-'));
});

afterEach(() => rm(parent, { recursive: true, force: true }));

const writeOne = (empty) => writeFile(join(empty, 'file'), 'whole');

/** A process that fills a folder and never gets done with it. */
async function startFilling(directory) {
  const program = `import { filled } from ${JSON.stringify(new URL('./cache.mjs', import.meta.url).href)};
    setInterval(() => {}, 1000);
    await filled(${JSON.stringify(directory)}, () => { process.stdout.write('filling'); return new Promise(() => {}); });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('the cache', () => {
  test.each([
    [{ BERTH_CACHE: '/a', XDG_CACHE_HOME: '/b' }, '/a'],
    [{ XDG_CACHE_HOME: '/b' }, '/b/berth'],
  ])('stands where %j says', (env, expected) => {
    expect(cacheDirectory(env)).toBe(expected);
  });

  test('a folder is filled once, whoever else wants it at the same time, and nothing else stays', async () => {
    let times = 0;
    const fill = async (empty) => {
      times += 1;
      await writeOne(empty);
    };
    const directory = join(parent, 'deep', 'thing');
    await Promise.all([filled(directory, fill), filled(directory, fill), filled(directory, fill)]);
    expect(times).toBe(1);
    expect(await readFile(join(directory, 'file'), 'utf8')).toBe('whole');
    expect(await readdir(join(parent, 'deep'))).toEqual(['thing']);
  });

  test('a folder that could not be filled is not there, and is tried again', async () => {
    const directory = join(parent, 'thing');
    await expect(filled(directory, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
    expect(await readdir(parent)).toEqual([]);
    await filled(directory, writeOne);
    expect(await readdir(parent)).toEqual(['thing']);
  });

  test('what a process that was killed had begun is removed, and its lock taken over', async () => {
    const directory = join(parent, 'thing');
    const child = await startFilling(directory);
    expect((await readdir(parent)).length).toBe(2);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await filled(directory, writeOne);
    expect(await readdir(parent)).toEqual(['thing']);
  });

  test('a lock whose pid was given to another process is taken over', async () => {
    const directory = join(parent, 'thing');
    await writeFile(`${directory}.lock`, `${process.pid} 1`);
    await filled(directory, writeOne);
    expect(await readdir(parent)).toEqual(['thing']);
  });
});
