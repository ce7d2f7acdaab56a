import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { connect, type Containerd, type Image } from '@berth/core-client';
import {
  busyboxImage,
  push,
  startContainerd,
  startRegistry,
  type ContainerdOptions,
  type PrivateContainerd,
  type PrivateRegistry,
} from '@berth/lab';

/** A private daemon and a client of it. */
export interface DaemonFixture extends AsyncDisposable {
  readonly daemon: PrivateContainerd;
  readonly containerd: Containerd;
  readonly namespace: string;
}

/** The same with a registry and busybox pulled from it. */
export interface ImageFixture extends DaemonFixture {
  readonly registry: PrivateRegistry;
  readonly image: Image;
}

/**
 * Starts a daemon of the version under test, with a client in a namespace of its own: cgroups and runc's state are the
 * machine's, and are named by it.
 */
export async function daemonFixture(name: string, options?: ContainerdOptions): Promise<DaemonFixture> {
  const namespace = `${name}-${randomUUID().slice(0, 8)}`;
  const daemon = await startContainerd(options);
  const containerd = await connectTo(daemon, namespace);
  return {
    daemon,
    containerd,
    namespace,
    async [Symbol.asyncDispose]() {
      await containerd.close();
      await daemon[Symbol.asyncDispose]();
    },
  };
}

/** One more client of a daemon. */
export function connectTo(daemon: PrivateContainerd, namespace: string): Promise<Containerd> {
  return connect({ address: daemon.address, namespace, fifoDirectory: `${daemon.directory}/fifo` });
}

/** Starts a daemon and a registry, and pulls busybox. */
export async function imageFixture(name: string, options?: ContainerdOptions): Promise<ImageFixture> {
  const [base, registry] = await Promise.all([daemonFixture(name, options), startRegistry()]);
  const reference = await push(await busyboxImage(), { host: registry.host, name: 'busybox' });
  const image = await base.containerd.images.pull(reference).image();
  return {
    ...base,
    registry,
    image,
    async [Symbol.asyncDispose]() {
      await base[Symbol.asyncDispose]();
      await registry[Symbol.asyncDispose]();
    },
  };
}

/** All that a stream gives; a stream that is not there is a failure. */
export function output(stream: Readable | undefined): Promise<string> {
  if (stream === undefined) throw new Error('no such stream');
  return text(stream);
}

/** Waits until `condition` holds, looking again often; a test's own timeout ends it. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}
