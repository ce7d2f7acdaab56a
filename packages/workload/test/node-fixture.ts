import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect, type Containerd } from '@berth/core-client';
import {
  busyboxImage,
  cniPrograms,
  push,
  startContainerd,
  startRegistry,
  type PrivateContainerd,
  type PrivateRegistry,
} from '@berth/lab';
import { nodeOf, removeNode, type NodeOptions } from '@berth/workload';

/** A daemon, a registry with busybox, and a Node that is nobody's yet. */
export interface NodeFixture extends AsyncDisposable {
  readonly daemon: PrivateContainerd;
  readonly registry: PrivateRegistry;
  readonly containerd: Containerd;
  readonly namespace: string;
  /** The reference of busybox. */
  readonly image: string;
  readonly node: NodeOptions;
}

/** Starts all of it; each Node has a name, a namespace and so a bridge of its own. */
export async function nodeFixture(): Promise<NodeFixture> {
  const [daemon, registry, cni] = await Promise.all([startContainerd(), startRegistry(), cniPrograms()]);
  const name = `t-${randomUUID().slice(0, 8)}`;
  const containerd = await connect({ address: daemon.address, namespace: name });
  const image = await push(await busyboxImage(), { host: registry.host, name: 'busybox' });
  const node = {
    name,
    stateDirectory: `${daemon.directory}/node`,
    runDirectory: `${daemon.directory}/run`,
    cniDirectories: [cni],
  };
  // The bridge goes with the daemon, also where this process is killed.
  await mkdir(`${daemon.directory}/bridges`);
  await writeFile(`${daemon.directory}/bridges/${nodeOf(node).network.bridge}`, '');
  return {
    daemon,
    registry,
    containerd,
    namespace: name,
    image,
    node,
    async [Symbol.asyncDispose]() {
      await removeNode(containerd, node);
      await containerd.close();
      await daemon[Symbol.asyncDispose]();
      await registry[Symbol.asyncDispose]();
    },
  };
}

/** Waits until `condition` holds, looking again often; a test's own timeout ends it. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}
