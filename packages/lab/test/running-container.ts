import { readlink } from 'node:fs/promises';
import { busyboxImage, push, type PrivateContainerd, type PrivateRegistry } from '@berth/lab';

/** A container that runs until it is killed, and the names by which its traces on the machine are known. */
export interface RunningContainer {
  readonly pid: number;
  /** Its containerd namespace, which stands in its cgroup and in the runtime's state, and its network namespace. */
  readonly marks: readonly string[];
}

/** Runs a container that sleeps, in a containerd namespace of its own. */
export async function runSleeper(
  containerd: PrivateContainerd,
  registry: PrivateRegistry,
  namespace: string,
): Promise<RunningContainer> {
  const image = await push(await busyboxImage(), { host: registry.host, name: 'sleeper' });
  await containerd.ctr(['-n', namespace, 'images', 'pull', '--plain-http', image]);
  await containerd.ctr(['-n', namespace, 'run', '--detach', image, 'sleeper', 'sleep', '1000']);
  const pid = await taskPid(containerd, namespace);
  return { pid, marks: [namespace, await readlink(`/proc/${pid}/ns/net`)] };
}

/** The pid of the sleeper's task, as the daemon has it. */
export async function taskPid(containerd: PrivateContainerd, namespace: string): Promise<number> {
  const tasks = await containerd.ctr(['-n', namespace, 'tasks', 'ls']);
  return Number(/^sleeper\s+(\d+)\s+RUNNING/m.exec(tasks)?.[1]);
}
