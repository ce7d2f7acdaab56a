import { arch, cpus, release } from 'node:os';
import { connect, type Containerd } from '@berth/core-client';
import {
  busyboxImage,
  push,
  startContainerd,
  startRegistry,
  type ContainerdVersion,
  type PrivateContainerd,
  type PrivateRegistry,
} from '@berth/lab';
import { ensureGo } from '../packages/lab/setup/index.mjs';
import { contender, nodeContender, type Contender } from './contender.ts';
import type { Comparison } from './figure.ts';

/** The namespace that everything is measured in. */
export const NAMESPACE = 'bench';

/** What a benchmark has to work with. */
export interface Stage extends AsyncDisposable {
  readonly daemon: PrivateContainerd;
  readonly registry: PrivateRegistry;
  /** Our client, for what is not measured. */
  readonly containerd: Containerd;
  /** A busybox image, unpacked. */
  readonly image: string;
  readonly rounds: number;
  /** What was measured on, in words. */
  readonly machine: string;
  /** Tells a waiting person how far it is. */
  say(line: string): void;
  /** Our client in a process of its own. */
  ours(): Contender;
  /** grpc-js alone. */
  bare(): Contender;
  /** containerd's Go client. */
  go(): Promise<Contender>;
}

/** A benchmark: measures ours and its peers in turn. */
export type Benchmark = (stage: Stage) => Promise<readonly Comparison[]>;

/** How a stage is to be. */
export interface StageOptions {
  readonly version: ContainerdVersion;
  readonly rounds: number;
  readonly say: (line: string) => void;
}

/** A containerd and a registry of the run's own, with an image. */
export async function openStage({ version, rounds, say }: StageOptions): Promise<Stage> {
  await using started = new AsyncDisposableStack();
  const daemon = started.use(await startContainerd({ version }));
  const registry = started.use(await startRegistry());
  const fifoDirectory = `${daemon.directory}/fifo`;
  const containerd = started.use(await connect({ address: daemon.address, namespace: NAMESPACE, fifoDirectory }));
  const image = await push(await busyboxImage(), { host: registry.host, name: 'busybox', tag: '1' });
  await containerd.images.pull(image).image();
  const args = [daemon.address, NAMESPACE, fifoDirectory];
  const kept = started.move();
  return {
    daemon,
    registry,
    containerd,
    image,
    rounds,
    machine: await machine(containerd),
    say,
    ours: () => nodeContender('ours', args),
    bare: () => nodeContender('bare', args),
    go: async () =>
      contender(`${(await ensureGo({ names: ['bench-client'], say }))['bench-client'] ?? ''}/bench-client`, args),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function machine(containerd: Containerd): Promise<string> {
  const { version } = await containerd.version();
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  return `${processors.length} × ${model} (${arch()}), Linux ${release()}, Node ${process.version}, containerd ${version}`;
}
