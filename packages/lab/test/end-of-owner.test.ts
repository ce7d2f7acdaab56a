import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { differences, machineState } from '@berth/lab';
import { leftovers } from './leftovers.js';

const OWNER = fileURLToPath(new URL('./owner.mjs', import.meta.url));

/** What the owner says once its container runs. */
interface Report {
  readonly marks: readonly string[];
}

describe('daemons and their containers go with the process that started them', () => {
  test.each([
    ['interrupted by Ctrl-C', 'SIGINT'],
    ['asked to end', 'SIGTERM'],
    ['killed with -9', 'SIGKILL'],
    ['failing', 'SIGUSR2'],
  ] as const)('%s', async (_, signal) => {
    const before = await machineState();
    const owner = spawn(process.execPath, [OWNER, `lab-${randomUUID()}`], { stdio: ['pipe', 'pipe', 'ignore'] });
    const [line] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string];
    const { marks } = JSON.parse(line) as Report;
    const concerning = (difference: string): boolean => marks.some((mark) => difference.includes(mark));
    expect(differences(before, await machineState(), concerning)).not.toEqual([]);
    owner.kill(signal);
    await once(owner, 'exit');
    expect(await leftovers(before, marks)).toEqual([]);
  });
});
