import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { WorkloadInput, WorkloadStatus } from '@berth/workload';
import { killAgents, startAgent } from './agent.js';
import { leftBehind } from './left-behind.js';
import { nodeFixture, until, type NodeFixture } from './node-fixture.js';

let fixture: NodeFixture;

beforeAll(async () => {
  fixture = await nodeFixture();
}, 120_000);

afterEach(killAgents);

afterAll(async () => {
  await fixture[Symbol.asyncDispose]();
}, 60_000);

const script = (text: string, id: string): WorkloadInput => ({
  id,
  containers: [{ name: 'main', image: fixture.image, args: ['sh', '-c', text] }],
});

const logOf = (id: string): Promise<string> =>
  readFile(`${fixture.node.stateDirectory ?? ''}/logs/${id}/main.log`, 'utf8');

/** What the container wrote, without times and tags. */
const textOf = (log: string): string[] =>
  log
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' ').slice(3).join(' '));

const over = ({ state }: WorkloadStatus): boolean => state === 'exited' || state === 'failed';

/** More than an agent asks of containerd for one workload, from its start to its end. */
const MOST_CALLS = 30;

describe('an agent that is killed (-9)', () => {
  test('at any call on the way up, and started again, runs the workload once and to its end', async () => {
    let survived = 0;
    for (let killAt = 1; killAt <= MOST_CALLS && survived < 2; killAt += 1) {
      const id = `up-${killAt}`;
      const spec = script('echo one; echo two; exit 3', id);
      const killed = await startAgent(fixture, killAt);
      killed.ensure(spec);
      // One that is killed before it wrote anything down is asked again, as an orchestrator would.
      if ((await killed.reached(id, over)) !== undefined) survived += 1;
      await killed.kill9();

      const agent = await startAgent(fixture);
      agent.ensure(spec);
      const status = await agent.reached(id, over);
      expect({ killAt, ...status?.containers[0] }).toMatchObject({ killAt, exitCode: 3, reason: 'Error' });
      expect({ killAt, text: textOf(await logOf(id)) }).toEqual({ killAt, text: ['one', 'two'] });
      agent.remove(id);
      expect(await agent.removed(id)).toBe(true);
      await agent.end();
      expect({ killAt, left: await leftBehind(fixture) }).toEqual({ killAt, left: [] });
    }
    expect(survived).toBe(2);
  }, 240_000);

  test('at any call of a removal, and started again, leaves nothing behind', async () => {
    let survived = 0;
    for (let killAt = 1; killAt <= MOST_CALLS && survived < 2; killAt += 1) {
      const id = `down-${killAt}`;
      const first = await startAgent(fixture);
      first.ensure(script('trap "exit 0" TERM; echo up; while :; do sleep 0.1; done', id));
      await first.reached(id, ({ state }) => state === 'running');
      await first.end();

      const killed = await startAgent(fixture, killAt);
      killed.remove(id);
      if (await killed.removed(id)) survived += 1;
      await killed.kill9();
      const agent = await startAgent(fixture);
      agent.remove(id);
      if (survived === 0) await agent.removed(id);
      await agent.end();
      expect({ killAt, left: await leftBehind(fixture) }).toEqual({ killAt, left: [] });
    }
    expect(survived).toBe(2);
  }, 240_000);

  test('while a container runs, finds it with its pid, and its end and last words where it ended meanwhile', async () => {
    const first = await startAgent(fixture);
    first.ensure(script('echo begin; while [ ! -e /tmp/go ]; do sleep 0.05; done; echo end; exit 5', 'alone'));
    const running = await first.reached('alone', ({ state }) => state === 'running');
    const pid = running?.containers[0]?.pid ?? 0;
    // A kill may lose the chunk in hand.
    await until(async () => (await logOf('alone')).includes('begin'));
    await first.kill9();

    const second = await startAgent(fixture);
    const adopted = await second.reached('alone', ({ state }) => state === 'running');
    expect(adopted?.containers[0]).toMatchObject({ pid, startedAt: running?.containers[0]?.startedAt });
    await second.kill9();

    await using task = await (await fixture.containerd.containers.get('alone.main')).task();
    const touch = await task.exec({ process: { args: ['touch', '/tmp/go'] } });
    await touch.start();
    await until(async () => (await task.status()).state === 'stopped');
    const exit = (await task.status()).exit;

    const third = await startAgent(fixture);
    const ended = await third.reached('alone', over);
    expect(ended?.containers[0]).toMatchObject({ exitCode: 5, finishedAt: exit?.exitedAt?.toString() });
    expect(textOf(await logOf('alone'))).toEqual(['begin', 'end']);
    third.remove('alone');
    await third.removed('alone');
    await third.end();
    expect(await leftBehind(fixture)).toEqual([]);
  }, 60_000);
});

describe('a containerd that is killed (-9) and started again', () => {
  test('has its workloads running on, and stops and removes them', async () => {
    const agent = await startAgent(fixture);
    agent.ensure(script('trap "exit 7" TERM; echo up; while :; do sleep 0.05; done', 'steady'));
    const before = await agent.reached('steady', ({ state }) => state === 'running');
    await fixture.daemon.kill9();
    await fixture.daemon.restart();
    agent.ensure({
      ...script('trap "exit 7" TERM; echo up; while :; do sleep 0.05; done', 'steady'),
      desired: 'stopped',
    });
    const stopped = await agent.reached('steady', over);
    expect(stopped?.containers[0]).toMatchObject({ exitCode: 7, startedAt: before?.containers[0]?.startedAt });
    expect(textOf(await logOf('steady'))).toEqual(['up']);
    agent.remove('steady');
    expect(await agent.removed('steady')).toBe(true);
    await agent.end();
    expect(await leftBehind(fixture)).toEqual([]);
  }, 60_000);
});

describe('an agent that is ended and started again', () => {
  test('loses no line of a container that writes 10 MB/s, and doubles none', async () => {
    const lines = 300_000;
    const first = await startAgent(fixture);
    // 100 bytes a line, in bursts of 1,000 lines every 10 ms.
    const awk = `BEGIN { for (n = 1; n <= ${lines}; n++) { printf "%09d %089d\\n", n, 0; if (n % 1000 == 0) { fflush(); system("usleep 5000") } } }`;
    first.ensure({ id: 'loud', containers: [{ name: 'main', image: fixture.image, args: ['awk', awk] }] });
    await first.reached('loud', ({ state }) => state === 'running');
    await until(async () => (await logOf('loud').catch(() => '')).length > 2_000_000);
    await first.end();

    const second = await startAgent(fixture);
    await until(async () => (await logOf('loud')).length > 12_000_000);
    await second.end();

    const third = await startAgent(fixture);
    const ended = await third.reached('loud', over);
    expect(ended?.containers[0]?.exitCode).toBe(0);
    const numbers = joined(await logOf('loud')).map((line) => Number(line.slice(0, 9)));
    expect(numbers).toHaveLength(lines);
    expect(numbers.every((number, index) => number === index + 1)).toBe(true);
    third.remove('loud');
    await third.removed('loud');
    await third.end();
  }, 120_000);
});

/** The lines of a CRI log, pieces put together. */
function joined(log: string): string[] {
  const pieces = log
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [, tag = '', text = ''] = /^\S+ \S+ ([FP]) (.*)$/.exec(line) ?? [];
      return tag === 'F' ? `${text}\n` : text;
    });
  return pieces.join('').split('\n').slice(0, -1);
}
