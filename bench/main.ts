// `npm run bench -- NAME [--json] [--rounds N] [--containerd VERSION]`: berth beside what a user would take instead.
import { parseArgs } from 'node:util';
import { CONTAINERD_VERSIONS, type ContainerdVersion } from '@berth/lab';
import { figureOf } from './figure.ts';
import { events } from './events.ts';
import { lifecycle } from './lifecycle.ts';
import { logs } from './logs.ts';
import { pull } from './pull.ts';
import { rpc } from './rpc.ts';
import { openStage, type Benchmark } from './stage.ts';
import { table } from './table.ts';

const BENCHMARKS: Readonly<Record<string, { readonly run: Benchmark; readonly rounds: number }>> = {
  rpc: { run: rpc, rounds: 10 },
  lifecycle: { run: lifecycle, rounds: 10 },
  pull: { run: pull, rounds: 10 },
  logs: { run: logs, rounds: 10 },
  events: { run: events, rounds: 10 },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    containerd: { type: 'string', default: '2.4.2' },
  },
});

/** Tells how it goes on one line of a terminal, and nothing where nobody looks. */
function say(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
}

function usage(problem: string): never {
  process.stderr.write(
    `${problem}\nusage: npm run bench -- ${Object.keys(BENCHMARKS).join('|')} [--json] [--rounds N] [--containerd ${CONTAINERD_VERSIONS.join('|')}]\n`,
  );
  process.exit(2);
}

function chosenVersion(): ContainerdVersion {
  const version = CONTAINERD_VERSIONS.find((known) => known === values.containerd);
  return version ?? usage(`--containerd ${values.containerd}: no such version`);
}

function chosenRounds(usual: number): number {
  const rounds = values.rounds === undefined ? usual : Number(values.rounds);
  return Number.isInteger(rounds) && rounds > 0
    ? rounds
    : usage(`--rounds ${values.rounds ?? ''}: not a positive number`);
}

const [bench = ''] = positionals;
const chosen = Object.hasOwn(BENCHMARKS, bench) ? BENCHMARKS[bench] : undefined;
if (chosen === undefined || positionals.length !== 1)
  usage(`which benchmark? ${JSON.stringify(positionals.join(' '))}`);

const rounds = chosenRounds(chosen.rounds);
await using stage = await openStage({ version: chosenVersion(), rounds, say });
const comparisons = await chosen.run(stage);
say('');
const figures = comparisons.map((comparison) => figureOf(comparison, { bench, rounds, machine: stage.machine }));
process.stdout.write(values.json ? figures.map((figure) => `${JSON.stringify(figure)}\n`).join('') : table(figures));
