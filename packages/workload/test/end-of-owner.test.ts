import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { runProgram } from '@berth/lab';
import { until } from './node-fixture.js';

interface Names {
  readonly directory: string;
  readonly bridge: string;
}

/** What the machine has of a Node's: its bridge, its rules, its mounts, its sleepers. */
async function traces({ directory, bridge }: Names): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const environments = pids.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => ''));
  const found = {
    bridge: (await runProgram('ip', ['-o', 'link'])).includes(bridge),
    rules: (await runProgram('iptables-save', [])).includes(bridge.toUpperCase()),
    mounts: (await readFile('/proc/self/mountinfo', 'utf8')).includes(directory),
    sleepers: (await Promise.all(environments)).some((text) => text.includes(`BERTH_KEEPER=${directory}`)),
  };
  return Object.entries(found).flatMap(([kind, there]) => (there ? [kind] : []));
}

test('a test process that is killed with -9 leaves nothing of its Node on the machine', async () => {
  const program = fileURLToPath(new URL('owner.mjs', import.meta.url));
  const owner = spawn(process.execPath, [program], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string];
  const names = JSON.parse(line) as Names;
  expect(await traces(names)).toEqual(['bridge', 'rules', 'mounts', 'sleepers']);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  await until(() => !existsSync(names.directory));
  expect(await traces(names)).toEqual([]);
}, 60_000);
