import { bigImage, push } from '@berth/lab';
import { ctr } from './ctr.ts';
import type { Comparison } from './figure.ts';
import { inTurn, type Sample } from './in-turn.ts';
import type { Benchmark, Stage } from './stage.ts';
import { took } from './took.ts';

const LAYERS = 12;
const LAYER_BYTES = Math.round(500e6 / LAYERS);

const COMPRESSIONS = ['gzip', 'zstd'] as const;

/** The largest good ratio; ctr of containerd 2 asks the daemon's transfer service, which unpacks a layer at a time. */
const TARGETS = { 1: 0.95, 2: 0.8 } as const;

const RESIDENT_LIMIT_MIB = 150;

/** A big image fetched and unpacked from a registry on this machine. */
export const pull: Benchmark = async (stage) => {
  const comparisons: Comparison[] = [];
  for (const compression of COMPRESSIONS) comparisons.push(...(await pullOf(stage, compression)));
  return comparisons;
};

async function pullOf(stage: Stage, compression: (typeof COMPRESSIONS)[number]): Promise<readonly Comparison[]> {
  stage.say(`building 500 MB of ${compression}`);
  const { registry, rounds, say } = stage;
  const image = await push(await bigImage({ layers: LAYERS, layerBytes: LAYER_BYTES, compression }), {
    host: registry.host,
    name: `big-${compression}`,
  });
  const two = stage.daemon.version.startsWith('2.');
  const tell = (line: string): void => {
    say(`${compression}: ${line}`);
  };
  const contenders = { ours: () => byOurs(stage, image, 'pull'), ctr: () => byCtr(stage, image, []) };
  // Told beside the targets, where the daemon has a transfer service.
  const beside = {
    transfer: () => byOurs(stage, image, 'pull-transfer'),
    local: () => byCtr(stage, image, ['--local']),
  };
  const measured = two
    ? await inTurn(rounds, { ...contenders, ...beside }, tell)
    : { ...(await inTurn(rounds, contenders, tell)), transfer: undefined, local: undefined };
  const { ours, ctr: peer, transfer, local } = measured;
  const figure = `500 MB, 12 layers, ${compression}`;
  const target = two ? TARGETS[2] : TARGETS[1];
  return [
    { figure, unit: 'ms', ours: ours.ms, peer: peer.ms, peerName: 'ctr images pull', target },
    ...(local === undefined
      ? []
      : [{ figure, unit: 'ms', ours: ours.ms, peer: local.ms, peerName: 'ctr images pull --local' }]),
    ...(transfer === undefined
      ? []
      : [
          {
            figure: `${figure}, via transfer`,
            unit: 'ms',
            ours: transfer.ms,
            peer: peer.ms,
            peerName: 'ctr images pull',
          },
        ]),
    {
      figure: `resident memory, ${compression}`,
      unit: 'MiB',
      ours: ours.residentMiB,
      peer: RESIDENT_LIMIT_MIB,
      peerName: 'limit',
      target: 1,
    },
  ];
}

/** In a process of its own each time, so that its memory is one pull's. */
async function byOurs(
  stage: Stage,
  image: string,
  op: 'pull' | 'pull-transfer',
): Promise<Sample<'ms' | 'residentMiB'>> {
  await using ours = stage.ours();
  const { totalMs, residentMiB = Number.NaN } = await ours.ask({ op, calls: 1, inFlight: 1, image });
  await forget(stage, image);
  return { ms: totalMs, residentMiB };
}

async function byCtr(stage: Stage, image: string, options: readonly string[]): Promise<Sample<'ms' | 'residentMiB'>> {
  const ms = await took(() => ctr(stage, ['images', 'pull', '--plain-http', ...options, image]));
  await forget(stage, image);
  return { ms, residentMiB: Number.NaN };
}

/** Removes the image and waits until the daemon has collected what it was made of. */
async function forget(stage: Stage, image: string): Promise<void> {
  await ctr(stage, ['images', 'rm', '--sync', image]);
}
