import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { BerthError } from '@berth/foundation';
import type { Contender } from './contender.ts';
import { inTurn, type Sample } from './in-turn.ts';
import { NAMESPACE, type Benchmark, type Stage } from './stage.ts';
import { took } from './took.ts';

const EVENTS = 10_000;

/** Events that are published side by side. */
const IN_FLIGHT = 64;

/** How long to wait for what does not come. */
const PATIENCE_MS = 60_000;

/** How often a first event is sent until ctr shows it, in milliseconds: it does not say when it listens. */
const PROBE_EVERY_MS = 20;

/** The time from the first of many events published to the last one received; that one is lost is an error. */
export const events: Benchmark = async (stage) => {
  await using ours = stage.ours();
  await using publisher = await stage.go();
  const measured = await inTurn(
    stage.rounds,
    { ours: () => byOurs(ours, publisher), ctr: () => byCtr(stage, publisher) },
    stage.say,
  );
  const peer = { peer: measured.ctr.ms, peerName: 'ctr events', target: 1.1 };
  return [{ figure: `${EVENTS} events delivered, none lost`, unit: 'ms', ours: measured.ours.ms, ...peer }];
};

async function byOurs(ours: Contender, publisher: Contender): Promise<Sample<'ms'>> {
  const asked = { calls: 1, inFlight: 1, id: 'bench-ours', count: EVENTS };
  await ours.ask({ ...asked, op: 'subscribe' });
  return {
    ms: await took(() =>
      Promise.all([ours.ask({ ...asked, op: 'receive' }), publish(publisher, 'bench-ours', EVENTS)]),
    ),
  };
}

async function byCtr({ daemon }: Stage, publisher: Contender): Promise<Sample<'ms'>> {
  const args = ['--address', daemon.address, '--namespace', NAMESPACE, 'events', 'topic=="/tasks/exit"'];
  const child = spawn(`${daemon.binDirectory}/ctr`, args, { env: daemon.env, stdio: ['ignore', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout });
  try {
    const listening = linesWith(lines, 'bench-probe', 1);
    for (let heard = false; !heard;) {
      await publish(publisher, 'bench-probe', 1);
      heard = await Promise.race([listening.then(() => true), delay(PROBE_EVERY_MS, false)]);
    }
    return {
      ms: await took(() =>
        Promise.all([linesWith(lines, 'bench-ctr', EVENTS), publish(publisher, 'bench-ctr', EVENTS)]),
      ),
    };
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

/** Resolves when so many lines have told of the container `id`. */
async function linesWith(lines: Interface, id: string, count: number): Promise<void> {
  let seen = 0;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  await new Promise<void>((resolve, reject) => {
    const onLine = (line: string): void => {
      if (line.includes(id) && (seen += 1) === count) settle(resolve);
    };
    const onAbort = (): void => {
      settle(() => {
        reject(new BerthError('data-loss', `ctr events: ${seen} of ${count} events came`));
      });
    };
    const settle = (end: () => void): void => {
      lines.off('line', onLine);
      signal.removeEventListener('abort', onAbort);
      end();
    };
    lines.on('line', onLine);
    signal.addEventListener('abort', onAbort);
  });
}

async function publish(publisher: Contender, id: string, count: number): Promise<void> {
  await publisher.ask({ op: 'publish', calls: count, inFlight: Math.min(count, IN_FLIGHT), id });
}
