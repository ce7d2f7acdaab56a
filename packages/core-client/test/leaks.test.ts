import { readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { differences, machineState, manyLayersImage, push } from '@berth/lab';
import { imageFixture, output, until, type ImageFixture } from './fixture.js';

const CONTAINERS = 10;

/** How long the kernel may take to take apart what has ended. */
const SETTLED_WITHIN_MS = 10_000;

/** A container with a terminal or without, an exec in it, its output read to the end. */
async function busy({ containerd, image }: ImageFixture, id: string, terminal: boolean): Promise<void> {
  const process = { args: ['sh', '-c', 'read go; echo done'], terminal };
  const container = await containerd.containers.create({ id, image, spec: { process } });
  await using task = await container.createTask({ io: { kind: 'streams', stdin: true } });
  await task.start();
  const exec = await task.exec({ process: { args: ['echo', 'exec'] }, io: { kind: 'streams' } });
  await exec.start();
  await expect(output(exec.streams.stdout)).resolves.toBe('exec\n');
  await exec.wait();
  await exec.delete();
  task.streams.stdin?.write('go\n');
  await expect(output(task.streams.stdout)).resolves.toContain('done');
  await task.wait();
  await task.delete();
  await container.delete();
}

/** Containers that are killed or deleted in the middle of what they do, and one that was never started. */
async function cutShort({ containerd, image }: ImageFixture, id: string, start: boolean): Promise<void> {
  const process = { args: ['sleep', '1000'] };
  const container = await containerd.containers.create({ id, image, spec: { process } });
  const task = await container.createTask({ io: { kind: 'streams', stdin: true } });
  if (start) {
    await task.start();
    await task.kill('SIGKILL');
    await task.wait();
  }
  await task.delete();
  await container.delete();
}

async function pulls({ containerd, registry }: ImageFixture): Promise<void> {
  const reference = await push(await manyLayersImage(5), { host: registry.host, name: 'many' });
  await Promise.all([1, 2, 3].map(() => containerd.images.pull(reference).image()));
  const gone = containerd.images.pull(`${registry.host}/nobody`).image();
  await expect(gone).rejects.toMatchObject({ code: 'not-found' });
  await containerd.images.remove(reference, { sync: true });
}

test('after a busy time nothing is left: processes, mounts, cgroups, FIFOs, open files, leases, snapshots', async () => {
  const untouched = await machineState();
  await using fixture = await imageFixture('leaks');
  const { containerd, daemon, namespace } = fixture;
  const fifos = join(daemon.directory, 'fifo');
  const concerning = (difference: string): boolean =>
    [namespace, daemon.directory].some((mark) => difference.includes(mark));
  // The first container makes what its namespace keeps: the runtime's folder and the parent cgroup.
  await busy(fixture, 'first', false);
  const open = await openFiles();
  const before = await machineState();
  expect(differences(untouched, before, concerning)).not.toEqual([]);
  const ids = Array.from({ length: CONTAINERS }, (_, n) => `busy-${n}`);
  await Promise.all([
    ...ids.map((id, n) => busy(fixture, id, n % 3 === 0)),
    cutShort(fixture, 'killed', true),
    cutShort(fixture, 'never-started', false),
    pulls(fixture),
  ]);
  expect(await settled(async () => differences(before, await machineState(), concerning))).toEqual([]);
  const taken = async () => (await readdir(fifos, { recursive: true })).filter((name) => /\/(?!spare-)/.test(name));
  expect(await settled(taken)).toEqual([]);
  expect(await settled(async () => (await openFiles()).filter((file) => !open.includes(file)))).toEqual([]);
  await expect(containerd.leases.list()).resolves.toEqual([]);
  const snapshots: string[] = [];
  for await (const { kind, key } of containerd.snapshots().list()) if (kind !== 'committed') snapshots.push(key);
  expect(snapshots).toEqual([]);
  await containerd.close();
  await expect(readdir(fifos)).resolves.toEqual([]);
  await fixture[Symbol.asyncDispose]();
  expect(await settled(async () => differences(untouched, await machineState(), concerning))).toEqual([]);
}, 90_000);

/** What `look` finds once it finds nothing, or the time is over. */
async function settled(look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  let found = await look();
  await until(async () => found.length === 0 || Date.now() > deadline || (found = await look()).length === 0);
  return found;
}

/** The files that this process has open; sockets and pipes have no name that lasts. */
async function openFiles(): Promise<readonly string[]> {
  const fds = await readdir('/proc/self/fd');
  const names = await Promise.all(fds.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return names.filter((name) => name.startsWith('/'));
}
