import type { Contender } from './contender.ts';
import { ctr } from './ctr.ts';
import type { Comparison } from './figure.ts';
import { inTurn, median, type Sample } from './in-turn.ts';
import type { Benchmark, Stage } from './stage.ts';
import { took } from './took.ts';

/** Containers one after another in one measurement. */
const IN_A_ROW = 5;

/** Containers at once. */
const AT_ONCE = 10;

/** The life of a container that runs /bin/true: created, started, ended, deleted. */
export const lifecycle: Benchmark = async (stage) => {
  await using ours = stage.ours();
  await using go = await stage.go();
  return [
    ...(await inARow(stage, ours, go)),
    ...(await atOnce(stage, ours, go)),
    ...(await inRunningShim(stage, ours)),
  ];
};

async function inARow(stage: Stage, ours: Contender, go: Contender): Promise<readonly Comparison[]> {
  stage.say(`one after another`);
  const measured = await inTurn(
    stage.rounds,
    {
      ours: async () => each(ours, 'lifecycle', stage.image, 'ours'),
      go: async () => each(go, 'lifecycle', stage.image, 'go'),
      ctr: async () => ({ ms: median(await ctrRuns(stage, 'ctr')) }),
    },
    stage.say,
  );
  const figure = { figure: 'one after another', unit: 'ms', ours: measured.ours.ms };
  return [
    { ...figure, peer: measured.ctr.ms, peerName: 'ctr run --rm', target: 0.95 },
    { ...figure, peer: measured.go.ms, peerName: 'Go client', target: 1.05 },
  ];
}

async function atOnce(stage: Stage, ours: Contender, go: Contender): Promise<readonly Comparison[]> {
  stage.say(`${AT_ONCE} at once`);
  const all = async (contender: Contender, id: string): Promise<Sample<'ms'>> => {
    const { totalMs } = await contender.ask({
      op: 'lifecycle',
      calls: AT_ONCE,
      inFlight: AT_ONCE,
      id,
      image: stage.image,
    });
    return { ms: totalMs };
  };
  const measured = await inTurn(
    stage.rounds,
    {
      ours: () => all(ours, 'ours'),
      go: () => all(go, 'go'),
      ctr: async () => ({
        ms: await took(() => Promise.all(Array.from({ length: AT_ONCE }, (_, n) => ctrRun(stage, `ctr-${n}`)))),
      }),
    },
    stage.say,
  );
  const figure = { figure: `${AT_ONCE} at once`, unit: 'ms', ours: measured.ours.ms };
  return [
    { ...figure, peer: measured.ctr.ms, peerName: 'ctr run --rm', target: 0.95 },
    { ...figure, peer: measured.go.ms, peerName: 'Go client', target: 1.05 },
  ];
}

async function inRunningShim(stage: Stage, ours: Contender): Promise<readonly Comparison[]> {
  stage.say('in a running shim');
  await using _shim = await runningShim(stage, 'ours-shim');
  const measured = await inTurn(
    stage.rounds,
    {
      ours: () => each(ours, 'join', stage.image, 'ours'),
      ctr: async () => ({ ms: median(await ctrRuns(stage, 'ctr')) }),
    },
    stage.say,
  );
  const { ours: joined, ctr: peer } = measured;
  return [
    { figure: 'in a running shim', unit: 'ms', ours: joined.ms, peer: peer.ms, peerName: 'ctr run --rm', target: 0.85 },
  ];
}

/** A container that keeps the shim of its group. */
async function runningShim({ containerd, image }: Stage, group: string): Promise<AsyncDisposable> {
  const container = await containerd.containers.create({
    id: group,
    image: await containerd.images.open(image),
    spec: { process: { args: ['sleep', '3600'] }, annotations: { 'io.containerd.runc.v2.group': group } },
  });
  const task = await container.createTask();
  await task.start();
  return {
    async [Symbol.asyncDispose]() {
      const exited = task.wait();
      await task.kill('SIGKILL');
      await exited;
      await task.delete();
      await container.delete();
    },
  };
}

async function each(contender: Contender, op: string, image: string, id: string): Promise<Sample<'ms'>> {
  const { ms } = await contender.ask({ op, calls: IN_A_ROW, inFlight: 1, id, image });
  return { ms: median(ms) };
}

async function ctrRuns(stage: Stage, id: string): Promise<readonly number[]> {
  const ms: number[] = [];
  for (let n = 0; n < IN_A_ROW; n += 1) ms.push(await took(() => ctrRun(stage, `${id}-${n}`)));
  return ms;
}

async function ctrRun(stage: Stage, id: string): Promise<void> {
  await ctr(stage, ['run', '--rm', stage.image, id, '/bin/true']);
}
