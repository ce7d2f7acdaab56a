import { rm, stat } from 'node:fs/promises';
import { BerthError } from '@berth/foundation';
import { ctrInto } from './ctr.ts';
import { inTurn, type Sample } from './in-turn.ts';
import type { Benchmark } from './stage.ts';
import { took } from './took.ts';
import { LOG_BYTES, LOG_COMMAND } from './written-log.ts';

const MB = 1e6;

/** How fast a container's standard output comes into a file, its creation and deletion included. */
export const logs: Benchmark = async (stage) => {
  const { image, daemon } = stage;
  const path = `${daemon.directory}/log`;
  await using ours = stage.ours();
  /** The rate of one container, and nothing of it kept. */
  const rate = async (run: () => Promise<number>): Promise<Sample<'mbPerSecond'>> => {
    const ms = await run();
    const { size } = await stat(path);
    if (size !== LOG_BYTES) throw new BerthError('data-loss', `${size} of ${LOG_BYTES} bytes came into the log`);
    await rm(path);
    return { mbPerSecond: LOG_BYTES / MB / (ms / 1000) };
  };
  const oursBy = (op: string) => () =>
    rate(async () => (await ours.ask({ op, calls: 1, inFlight: 1, id: op, image, path })).totalMs);
  const measured = await inTurn(
    stage.rounds,
    {
      process: oursBy('logs-process'),
      shim: oursBy('logs-shim'),
      ctr: () => rate(() => took(() => ctrInto(path, stage, ['run', '--rm', image, 'ctr-log', ...LOG_COMMAND]))),
    },
    stage.say,
  );
  const peer = { unit: 'MB/s', rate: true, peer: measured.ctr.mbPerSecond, peerName: 'ctr run > FILE', target: 1 };
  return [
    { figure: 'stdout to a file, through our process', ours: measured.process.mbPerSecond, ...peer },
    { figure: 'stdout to a file, by the shim (file://)', ours: measured.shim.mbPerSecond, ...peer },
  ];
};
