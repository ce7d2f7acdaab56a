// Starts daemons and a container, says so, and never cleans up: the test ends it.
import { readlink } from 'node:fs/promises';
import { busyboxImage, push, startContainerd, startRegistry } from '@berth/lab';

const namespace = process.argv[2];
const containerd = await startContainerd();
const registry = await startRegistry();
const image = await push(await busyboxImage(), { host: registry.host, name: 'sleeper' });
await containerd.ctr(['-n', namespace, 'images', 'pull', '--plain-http', image]);
await containerd.ctr(['-n', namespace, 'run', '--detach', image, 'sleeper', 'sleep', '1000']);
const pid = /^sleeper\s+(\d+)/m.exec(await containerd.ctr(['-n', namespace, 'tasks', 'ls']))?.[1];
const network = await readlink(`/proc/${pid}/ns/net`);
process.once('SIGUSR2', () => {
  throw new Error('a failure that nobody catches');
});
// Input that never ends keeps us here.
process.stdin.resume();
process.stdout.write(`${JSON.stringify({ marks: [containerd.directory, registry.logFile, namespace, network] })}\n`);
