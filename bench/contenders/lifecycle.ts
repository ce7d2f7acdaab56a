import type { Containerd } from '@berth/core-client';
import type { Operation } from './serve.ts';

/** Containers of one name and a number, of an image. */
export interface Series {
  readonly id: string;
  readonly image: string;
  /** The group of containers whose shim they join. Default: a shim each. */
  readonly shim?: string | undefined;
}

/** Creates, starts, waits for and deletes a container that runs /bin/true, with its output read. */
export async function lifecycle(containerd: Containerd, { id, image, shim }: Series): Promise<Operation> {
  const opened = await containerd.images.open(image);
  const annotations = shim === undefined ? {} : { 'io.containerd.runc.v2.group': shim };
  // The peers' containers have no seccomp profile either.
  const spec = { process: { args: ['/bin/true'] }, annotations, seccomp: 'unconfined' } as const;
  return async (n) => {
    const container = await containerd.containers.create({ id: `${id}-${n}`, image: opened, spec });
    const task = await container.createTask({ io: { kind: 'streams' } });
    const exited = task.wait();
    task.streams.stdout?.resume();
    task.streams.stderr?.resume();
    await task.start();
    const { code } = await exited;
    if (code !== 0) throw new Error(`/bin/true ended with ${code}`);
    await task.delete();
    await container.delete();
  };
}
