import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { busyboxImage, crunProgram, machineState, push, startContainerd, startRegistry } from '@berth/lab';
import { leftovers } from './leftovers.js';

test('crun runs a container, and nothing is left behind', async () => {
  const before = await machineState();
  const namespace = `lab-${randomUUID()}`;
  await using registry = await startRegistry();
  // The newest containerd's own client writes a version of the runtime-spec that Debian 12's crun does not know.
  await using containerd = await startContainerd({ version: 'distribution', hideUnifiedCgroup: true });
  const image = await push(await busyboxImage(), { host: registry.host, name: 'crun' });
  await containerd.ctr(['-n', namespace, 'images', 'pull', '--plain-http', image]);
  const runtime = ['--runc-binary', await crunProgram()];
  const run = await containerd.ctr(['-n', namespace, 'run', '--rm', ...runtime, image, 'one', 'echo', 'by crun']);
  expect(run).toBe('by crun\n');
  await containerd.ctr(['-n', namespace, 'run', '--detach', ...runtime, image, 'left', 'sleep', '1000']);
  await containerd[Symbol.asyncDispose]();
  expect(await leftovers(before, [namespace, containerd.directory])).toEqual([]);
});
