import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  busyboxImage,
  push,
  startContainerd,
  startRegistry,
  type PrivateContainerd,
  type PrivateRegistry,
} from '@berth/lab';
import { connect, type Containerd, type PullProgress } from '@berth/core-client';

const NAMESPACE = `first-run-${randomUUID()}`;

/** All that a stream gives; a stream that is not there is a failure. */
function output(stream: Readable | undefined): Promise<string> {
  if (stream === undefined) throw new Error('no such stream');
  return text(stream);
}

describe('a first run: pull, create, start, exec, events, exit, delete', () => {
  let daemon: PrivateContainerd;
  let registry: PrivateRegistry;
  let containerd: Containerd;
  let reference: string;

  beforeAll(async () => {
    [daemon, registry] = await Promise.all([startContainerd(), startRegistry()]);
    containerd = await connect({
      address: daemon.address,
      namespace: NAMESPACE,
      fifoDirectory: `${daemon.directory}/fifo`,
    });
    reference = `${registry.host}/busybox:1`;
    await push(await busyboxImage(), { host: registry.host, name: 'busybox', tag: '1' });
  }, 60_000);

  afterAll(async () => {
    await containerd[Symbol.asyncDispose]();
    await registry[Symbol.asyncDispose]();
    await daemon[Symbol.asyncDispose]();
  }, 60_000);

  test('the daemon answers: version, health, features', async () => {
    expect((await containerd.version()).version).toMatch(/\d+\.\d+/);
    await expect(containerd.healthy()).resolves.toBe(true);
    const features = await containerd.introspection.features();
    expect(Object.keys(features.snapshotters)).toContain('overlayfs');
  });

  test('an image is pulled, with progress that ends in the image, and holds no lease afterwards', async () => {
    const seen: PullProgress[] = [];
    for await (const progress of containerd.images.pull(reference)) seen.push(progress);
    const last = seen.at(-1);
    expect(last).toMatchObject({ state: 'done', reference });
    expect(last?.downloadedBytes).toBe(last?.totalBytes);
    expect(last).toMatchObject({ image: { layers: [expect.anything()] } });
    await expect(containerd.leases.list()).resolves.toEqual([]);
    await expect(containerd.content.ingests()).resolves.toEqual([]);
  });

  test('a container runs, is seen in the events, takes an exec, and leaves nothing', async () => {
    const image = await containerd.images.open(reference);
    const spec = { process: { args: ['sh', '-c', 'echo out; echo err >&2; read line; echo got $line; exit 3'] } };
    const subscribed = Promise.withResolvers<undefined>();
    const topics: string[] = [];
    const ending = new AbortController();
    const watching = (async () => {
      for await (const item of containerd.events.subscribe({ signal: ending.signal })) {
        if (item.kind === 'subscribed') subscribed.resolve(undefined);
        else {
          topics.push(item.event.topic);
          // The shim's last events may be lost as it leaves: only the daemon's own are sure to come.
          if (item.event.topic === '/containers/delete') return;
        }
      }
    })();
    await subscribed.promise;

    const container = await containerd.containers.create({ id: 'c1', image, spec });
    const task = await container.createTask({ io: { kind: 'streams', stdin: true } });
    const exited = task.wait();
    await task.start();

    const exec = await task.exec({
      process: { args: ['sh', '-c', 'cat; exit 4'] },
      io: { kind: 'streams', stdin: true },
    });
    await exec.start();
    exec.streams.stdin?.write('through the exec');
    await exec.closeStdin();
    await expect(output(exec.streams.stdout)).resolves.toBe('through the exec');
    await expect(exec.wait()).resolves.toMatchObject({ code: 4 });
    await expect(exec.delete()).resolves.toMatchObject({ code: 4 });

    const metrics = await task.metrics();
    expect(metrics.memory?.usageBytes).toBeGreaterThan(0n);
    await expect(container.delete()).rejects.toMatchObject({ code: 'failed-precondition', reason: 'task-running' });

    task.streams.stdin?.write('a line\n');
    await task.closeStdin();
    await expect(exited).resolves.toMatchObject({ code: 3 });
    await expect(output(task.streams.stdout)).resolves.toBe('out\ngot a line\n');
    await expect(output(task.streams.stderr)).resolves.toBe('err\n');
    await expect(task.delete()).resolves.toMatchObject({ code: 3 });
    await container.delete();
    await watching;
    expect(topics).toEqual(
      expect.arrayContaining(['/containers/create', '/tasks/create', '/tasks/start', '/tasks/exec-added']),
    );
    await expect(containerd.containers.get('c1')).rejects.toMatchObject({ code: 'not-found' });
    await expect(containerd.snapshots().stat('c1')).rejects.toMatchObject({ code: 'not-found' });
  }, 30_000);
});
