import { mkdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runProgram } from '@berth/lab';
import { openWorkloads, removeNode, type WorkloadStatus, type Workloads } from '@berth/workload';
import { leftBehind } from './left-behind.js';
import { nodeFixture, type NodeFixture } from './node-fixture.js';

let fixture: NodeFixture;
let workloads: Workloads;

beforeAll(async () => {
  fixture = await nodeFixture();
  workloads = await openWorkloads(fixture.containerd, fixture.node);
}, 120_000);

afterAll(async () => {
  await workloads[Symbol.asyncDispose]();
  await fixture[Symbol.asyncDispose]();
}, 60_000);

/** The first status of a workload that is as wanted. */
async function reached(id: string, wanted: (status: WorkloadStatus) => boolean): Promise<WorkloadStatus> {
  for await (const change of workloads.watch()) {
    if (change.kind === 'status' && change.status.id === id && wanted(change.status)) return change.status;
  }
  throw new Error('the watch ended');
}

/** What the machine has of bridges and rules of ours. */
async function ofTheMachine(): Promise<readonly string[]> {
  const [links, rules] = await Promise.all([runProgram('ip', ['-o', 'link']), runProgram('iptables-save', [])]);
  return [...`${links}${rules.toLowerCase()}`.matchAll(/berth-[0-9a-f]{8}/g)].map(([name]) => name);
}

describe('two Nodes on one machine', () => {
  test('run the same workload side by side, and removing one leaves the other be', async () => {
    const before = new Set(await ofTheMachine());
    const other = await nodeFixture();
    const node = { ...other.node, subnet: '10.77.16.0/20' };
    const theirs = await openWorkloads(other.containerd, node);
    const spec = { image: other.image, args: ['sleep', '600'], stop: { graceMs: 0 } };
    await theirs.ensure({ id: 'same', containers: [{ name: 'main', ...spec }] });
    await workloads.ensure({ id: 'same', containers: [{ name: 'main', ...spec, image: fixture.image }] });
    const ours = await reached('same', ({ state }) => state === 'running');
    for await (const change of theirs.watch()) {
      if (change.kind !== 'status' || change.status.state !== 'running') continue;
      expect(change.status.addresses[0]).toMatch(/^10\.77\./);
      break;
    }
    await theirs.remove('same');
    expect(await leftBehind(other)).toEqual([]);
    await expect(openWorkloads(other.containerd, node)).rejects.toMatchObject({ reason: 'node-in-use' });
    await theirs[Symbol.asyncDispose]();
    await removeNode(other.containerd, node);
    await other[Symbol.asyncDispose]();
    expect(new Set(await ofTheMachine())).toEqual(before);
    expect(workloads.get('same')).toMatchObject({ state: 'running', containers: ours.containers });
    await expect(removeNode(fixture.containerd, fixture.node)).rejects.toMatchObject({ reason: 'node-in-use' });
    await workloads.remove('same');
    expect(await leftBehind(fixture)).toEqual([]);
  });
});

describe('a workload that cannot run', () => {
  test.each([
    [
      'an image that is not there',
      { image: 'missing', args: ['true'] },
      'ImagePullFailed',
      /not-found|not found|unknown/i,
    ],
    ['a program that is not there', { image: undefined, args: ['/no/such/program'] }, 'StartFailed', /no such file/],
  ])('%s: fails with its reason, and is removed without a trace', async (_, changes, reason, words) => {
    const image = changes.image === undefined ? fixture.image : `${fixture.registry.host}/${changes.image}:1`;
    await workloads.ensure({ id: 'bad', containers: [{ name: 'main', ...changes, image }] });
    const status = await reached('bad', ({ state }) => state === 'failed');
    expect(status).toMatchObject({ reason, message: expect.stringMatching(words) });
    await workloads.remove('bad');
    expect(await leftBehind(fixture)).toEqual([]);
  });
});

describe('a workload whose image fails while its sandbox is being attached', () => {
  test('has failed once both have ended, and is removed without a trace', async () => {
    const other = await nodeFixture();
    const [plugins = ''] = other.node.cniDirectories ?? [];
    const slow = `${other.daemon.directory}/cni`;
    await mkdir(slow);
    // The image is refused in a moment; the address is given long after, and one that is given back takes longer still: an
    // address that was given in between would stay.
    const script = `#!/bin/sh
[ "$CNI_COMMAND" = ADD ] && sleep 0.5
${plugins}/host-local
code=$?
[ "$CNI_COMMAND" = DEL ] && sleep 1
exit $code
`;
    await writeFile(`${slow}/host-local`, script, { mode: 0o755 });
    const node = { ...other.node, subnet: '10.77.32.0/20', cniDirectories: [slow, plugins] };
    const theirs = await openWorkloads(other.containerd, node);
    const image = `${other.registry.host}/missing:1`;
    await theirs.ensure({ id: 'torn', containers: [{ name: 'main', image }] });
    for await (const change of theirs.watch()) {
      if (change.kind !== 'status' || change.status.state !== 'failed') continue;
      expect(change.status.reason).toBe('ImagePullFailed');
      break;
    }
    await theirs.remove('torn');
    expect(await leftBehind(other)).toEqual([]);
    await theirs[Symbol.asyncDispose]();
    await other[Symbol.asyncDispose]();
  });
});

describe('a workload of two containers', () => {
  test('shares the sandbox and one shim, is prepared, run and stopped as wanted', async () => {
    const container = { image: fixture.image, args: ['sleep', '600'], stop: { graceMs: 0 } };
    const spec = {
      id: 'pair',
      containers: [
        { name: 'a', ...container },
        { name: 'b', ...container },
      ],
    };
    await workloads.ensure({ ...spec, desired: 'prepared' });
    await reached('pair', ({ state }) => state === 'prepared');
    await workloads.ensure(spec);
    const { containers } = await reached('pair', ({ state }) => state === 'running');
    const [a, b] = await Promise.all(containers.map(({ pid }) => readlink(`/proc/${pid ?? 0}/ns/net`)));
    expect(a).toBe(b);
    const parents = await Promise.all(containers.map(async ({ pid }) => parentOf(pid ?? 0)));
    expect(new Set(parents).size).toBe(1);
    await expect(workloads.ensure({ ...spec, labels: { a: 'b' } })).rejects.toMatchObject({ reason: 'spec-changed' });
    await workloads.ensure({ ...spec, desired: 'stopped' });
    const stopped = await reached('pair', ({ state }) => state === 'exited');
    expect(stopped.containers.map(({ exitCode, reason }) => ({ exitCode, reason }))).toEqual([
      { exitCode: 137, reason: 'Signaled' },
      { exitCode: 137, reason: 'Signaled' },
    ]);
    await workloads.remove('pair');
    expect(await leftBehind(fixture)).toEqual([]);
  });
});

/** A container's process is a child of its shim. */
async function parentOf(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ')[1] ?? '';
}

describe('a workload of one container', () => {
  test('runs, has an address, logs, ends with its code, and leaves nothing behind', async () => {
    const args = ['sh', '-c', 'hostname; cat /etc/hosts; ip -o -4 addr show eth0; echo oops >&2; exit 3'];
    const first = await workloads.ensure({ id: 'hello', containers: [{ name: 'main', image: fixture.image, args }] });
    expect(first).toMatchObject({ id: 'hello', state: 'preparing' });
    const ended = await reached('hello', ({ state }) => state === 'exited' || state === 'failed');
    expect(ended).toMatchObject({
      state: 'exited',
      reason: 'Error',
      containers: [{ name: 'main', state: 'exited', exitCode: 3, imageDigest: expect.stringMatching(/^sha256:/) }],
    });
    const [address = ''] = ended.addresses;
    expect(address).toMatch(/^10\.\d+\.\d+\.\d+$/);
    const log = await readFile(`${fixture.node.stateDirectory ?? ''}/logs/hello/main.log`, 'utf8');
    expect(log).toMatch(/ stdout F hello\n/);
    expect(log).toContain(`${address}\thello`);
    expect(log).toContain(`inet ${address}/`);
    expect(log).toMatch(/ stderr F oops\n/);
    await workloads.remove('hello');
    expect(workloads.list()).toEqual([]);
  });
});
