import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { crunProgram } from '@berth/lab';
import { imageFixture, output } from './fixture.js';

test('a container runs by crun: create, exec, output, exit code, delete', async () => {
  await using fixture = await imageFixture('crun', { hideUnifiedCgroup: true });
  const { containerd, image } = fixture;
  const container = await containerd.containers.create({
    id: 'by-crun',
    image,
    runtime: { name: 'io.containerd.runc.v2', options: { binaryName: await crunProgram() } },
    spec: { process: { args: ['sh', '-c', 'read go; echo by crun; exit 3'] } },
  });
  const task = await container.createTask({ io: { kind: 'streams', stdin: true } });
  await task.start();
  // crun's own record of it: runc keeps none by this name.
  const status = await readFile(`/run/containerd/runc/${fixture.namespace}/by-crun/status`, 'utf8');
  expect(JSON.parse(status)).toMatchObject({ pid: task.pid });
  const exec = await task.exec({ process: { args: ['sh', '-c', 'echo inside; exit 4'] }, io: { kind: 'streams' } });
  await exec.start();
  await expect(output(exec.streams.stdout)).resolves.toBe('inside\n');
  await expect(exec.wait()).resolves.toMatchObject({ code: 4 });
  await exec.delete();
  task.streams.stdin?.write('go\n');
  await expect(output(task.streams.stdout)).resolves.toBe('by crun\n');
  await expect(task.wait()).resolves.toMatchObject({ code: 3 });
  await task.delete();
  await container.delete();
}, 60_000);
