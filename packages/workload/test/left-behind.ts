import { readdir, readFile } from 'node:fs/promises';
import type { NodeFixture } from './node-fixture.js';

/** All that a Node without workloads must not have: records, tasks, snapshots, namespaces, addresses, FIFOs, keepers. */
export async function leftBehind({ containerd, node, daemon, namespace }: NodeFixture): Promise<readonly string[]> {
  const containers = await Array.fromAsync(containerd.containers.list());
  const snapshots = await Array.fromAsync(containerd.snapshots().list());
  const mounts = await readFile('/proc/self/mountinfo', 'utf8');
  const run = node.runDirectory ?? '';
  return [
    ...containers.map(({ id }) => `container ${id}`),
    ...snapshots.filter(({ kind }) => kind === 'active').map(({ key }) => `snapshot ${key}`),
    ...(await names(`${run}/sandboxes`)).map((name) => `sandbox ${name}`),
    ...(await names(`${run}/fifo`)).map((name) => `fifos ${name}`),
    ...(await names(`${node.stateDirectory ?? ''}/networks/berth-${node.name}`))
      .filter((name) => /^\d/.test(name))
      .map((name) => `address ${name}`),
    ...mounts.split('\n').filter((line) => line.includes(`${run}/`)),
    ...(await names(`${daemon.state}/io.containerd.runtime.v2.task/${namespace}`)).map((name) => `task ${name}`),
    ...(await keepers(run)),
  ];
}

async function names(directory: string): Promise<readonly string[]> {
  return readdir(directory).catch(() => []);
}

/** Sleeping processes that hold FIFOs of the Node. */
async function keepers(run: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const environments = await Promise.all(
    pids.map(async (pid) => ({ pid, text: await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '') })),
  );
  return environments.filter(({ text }) => text.includes(`BERTH_KEEPER=${run}/`)).map(({ pid }) => `keeper ${pid}`);
}
