// Starts a daemon and an agent with a workload on it, says what they are called, and never cleans up: the test kills it.
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from '@berth/core-client';
import { busyboxImage, cniPrograms, push, startContainerd, startRegistry } from '@berth/lab';
import { nodeOf, openWorkloads } from '@berth/workload';

const name = `t-${randomUUID().slice(0, 8)}`;
const [daemon, registry, cni] = await Promise.all([startContainerd(), startRegistry(), cniPrograms()]);
const { directory } = daemon;
const node = { name, stateDirectory: `${directory}/node`, runDirectory: `${directory}/run`, cniDirectories: [cni] };
const { bridge } = nodeOf(node).network;
await mkdir(`${directory}/bridges`);
await writeFile(`${directory}/bridges/${bridge}`, '');
const workloads = await openWorkloads(await connect({ address: daemon.address, namespace: name }), node);
const image = await push(await busyboxImage(), { host: registry.host, name: 'busybox' });
await workloads.ensure({ id: 'left', containers: [{ name: 'main', image, args: ['sleep', '1000'] }] });
for await (const change of workloads.watch()) {
  if (change.kind === 'status' && change.status.state === 'running') break;
}
process.stdin.resume();
process.stdout.write(`${JSON.stringify({ directory, bridge })}\n`);
