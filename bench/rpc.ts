import type { Asked, Contender } from './contender.ts';
import type { Comparison } from './figure.ts';
import { inTurn, type Sample } from './in-turn.ts';
import type { Benchmark, Stage } from './stage.ts';

const CONTAINER = 'rpc-probe';

/** Enough calls that one measurement lasts some hundred milliseconds. */
const CALLS = { 1: 1000, 64: 6000 } as const;

const METHODS = [
  { op: 'version', name: 'Version' },
  { op: 'container', name: 'Containers.Get' },
] as const;

/** The largest good ratio of processor time: to bare grpc-js, and to Go. */
const TARGETS = { bare: 1.3, go: { 1: 3, 64: 5.5 } } as const;

/** Processor time of the client per call, and calls per second, of two small calls, 1 and 64 in flight. */
export const rpc: Benchmark = async (stage) => {
  await using _probe = await probe(stage);
  await using ours = stage.ours();
  await using bare = stage.bare();
  await using go = await stage.go();
  const comparisons: Comparison[] = [];
  for (const method of METHODS) {
    for (const inFlight of [1, 64] as const) {
      const asked = { op: method.op, calls: CALLS[inFlight], inFlight, id: CONTAINER };
      stage.say(`${method.name}, ${inFlight} in flight`);
      const measured = await inTurn(
        stage.rounds,
        { ours: () => callsOf(ours, asked), bare: () => callsOf(bare, asked), go: () => callsOf(go, asked) },
        stage.say,
      );
      comparisons.push(...compare(`${method.name}, ${inFlight} in flight`, inFlight, measured));
    }
  }
  return comparisons;
};

/** A container with a whole spec, to be asked for. */
async function probe({ containerd, image }: Stage): Promise<AsyncDisposable> {
  const container = await containerd.containers.create({ id: CONTAINER, image: await containerd.images.open(image) });
  return { [Symbol.asyncDispose]: () => container.delete() };
}

async function callsOf(contender: Contender, asked: Asked): Promise<Sample<'cpuUs' | 'perSecond'>> {
  const { cpuUs, totalMs } = await contender.ask(asked);
  return { cpuUs: cpuUs / asked.calls, perSecond: (asked.calls / totalMs) * 1000 };
}

function compare(
  what: string,
  inFlight: 1 | 64,
  { ours, bare, go }: Readonly<Record<'ours' | 'bare' | 'go', Sample<'cpuUs' | 'perSecond'>>>,
): readonly Comparison[] {
  const cpu = { figure: `${what}: client CPU per call`, unit: 'µs', ours: ours.cpuUs };
  const rate = { figure: `${what}: calls`, unit: '1/s', ours: ours.perSecond, rate: true };
  return [
    { ...cpu, peer: bare.cpuUs, peerName: 'bare grpc-js', target: TARGETS.bare },
    { ...cpu, peer: go.cpuUs, peerName: 'Go client', target: TARGETS.go[inFlight] },
    { ...rate, peer: bare.perSecond, peerName: 'bare grpc-js' },
    { ...rate, peer: go.perSecond, peerName: 'Go client' },
  ];
}
