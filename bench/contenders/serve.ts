import { performance } from 'node:perf_hooks';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Answer, Asked } from '../contender.ts';

/** Does the measured thing; `n` is different in each call. */
export type Operation = (n: number) => Promise<void>;

/** Answers requests from standard input until it ends. `begin` prepares, before the clock runs; what it gives back is measured. */
export async function serve(begin: (asked: Asked) => Operation | Promise<Operation>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const answer = await answerTo(line, begin);
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

async function answerTo(
  line: string,
  begin: (asked: Asked) => Operation | Promise<Operation>,
): Promise<Answer | { error: string }> {
  try {
    const asked = JSON.parse(line) as Asked;
    return await measured(asked, await begin(asked));
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function measured({ calls, inFlight }: Asked, operation: Operation): Promise<Answer> {
  const ms: number[] = [];
  const lane = async (first: number): Promise<void> => {
    for (let n = first; n < calls; n += inFlight) {
      const began = performance.now();
      await operation(n);
      ms.push(performance.now() - began);
    }
  };
  const cpu = process.cpuUsage();
  const began = performance.now();
  await Promise.all(Array.from({ length: inFlight }, (_, index) => lane(index)));
  const totalMs = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, totalMs, cpuUs: user + system, residentMiB: mostResidentMiB() };
}

/** The most memory this program ever held. The kernel's maxrss will not do: it counts what the parent held when it forked. */
function mostResidentMiB(): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}
