// What berth is for, on a containerd of its own that is gone afterwards: pull an image, run a container, look into it, end it.
import { connect } from '@berth/core-client';
import { bigImage, push, startContainerd, startRegistry } from '@berth/lab';
import { bold, dim, heading, mebibytes, say } from './console.ts';
import { showPull } from './pull-bars.ts';
import { printLines } from './lines.ts';

const LAYERS = 5;
const LAYER_BYTES = 24 * 1024 * 1024;

heading('A containerd and a registry of our own');
await using daemon = await startContainerd();
await using registry = await startRegistry();
const built = await bigImage({ layers: LAYERS, layerBytes: LAYER_BYTES });
const reference = await push(built, { host: registry.host, name: 'demo' });
await using containerd = await connect({
  address: daemon.address,
  namespace: 'demo',
  fifoDirectory: `${daemon.directory}/fifo`,
});
const { version } = await containerd.version();
const { snapshotters } = await containerd.introspection.features();
say(`containerd ${bold(version)} at ${daemon.address}`);
say(`snapshotters: ${Object.keys(snapshotters).join(', ')}`);

heading(`Pull ${reference}`);
const image = await showPull(containerd.images.pull(reference));
const usage = await containerd.images.usage(image.name);
say(`${dim('digest')}  ${image.target.digest}`);
say(`${dim('size')}    ${mebibytes(usage.contentBytes)} to fetch, ${mebibytes(usage.snapshotBytes)} unpacked`);

heading('Run a container');
const script =
  'echo "hello from $(hostname), as $(id -un)"; n=0; while read line; do n=$((n+1)); echo "line $n: $line"; done; exit 7';
const container = await containerd.containers.create({
  id: 'hello',
  image,
  spec: {
    hostname: 'berth',
    process: { args: ['sh', '-c', script] },
    resources: { memory: { limitBytes: 64 * 1024 * 1024 } },
  },
});
const task = await container.createTask({ io: { kind: 'streams', stdin: true } });
const exited = task.wait();
const pid = await task.start();
say(`pid ${bold(String(pid))} on this machine; its output:`);
const output = printLines(task.streams.stdout, '  | ');
task.streams.stdin?.write('typed on our side\n');
await output.printed(2);

heading('Look into it while it runs');
const exec = await task.exec({ process: { args: ['ps', '-o', 'pid,args'] }, io: { kind: 'streams' } });
const listing = printLines(exec.streams.stdout, '  | ');
await exec.start();
await exec.wait();
await listing.end;
await exec.delete();
const { cpu, memory, pids } = await task.metrics();
if (cpu === undefined || memory === undefined) throw new Error('this machine has no cgroups for processors and memory');
const cpuMs = (Number(cpu.usageNanos) / 1e6).toFixed(1);
const limit = memory.limitBytes === undefined ? 'no limit' : mebibytes(memory.limitBytes);
say(`cpu ${cpuMs} ms, memory ${mebibytes(memory.usageBytes)} of ${limit}, processes ${pids?.current ?? 'not counted'}`);

heading('A clean end');
await task.closeStdin();
const { code, exitedAt } = await exited;
await output.end;
await task.delete();
await container.delete();
say(`exit code ${bold(String(code))} at ${String(exitedAt)}`);
const left = await Array.fromAsync(containerd.containers.list());
say(`containers left: ${left.length}, leases left: ${(await containerd.leases.list()).length}`);
