import { setTimeout as delay } from 'node:timers/promises';
import { differences, machineState, type MachineState } from '@berth/lab';

/** How long the kernel may take to take apart what has ended. */
const SETTLED_WITHIN_MS = 20_000;

/**
 * What is left since `before` of the things in whose names one of `marks` stands; waits until there is none, or the time is
 * over. Other programs on this machine come and go meanwhile, so all else is left out.
 */
export async function leftovers(before: MachineState, marks: readonly string[]): Promise<readonly string[]> {
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  const concerning = (difference: string): boolean => marks.some((mark) => difference.includes(mark));
  for (;;) {
    const left = differences(before, await machineState(), concerning);
    if (left.length === 0 || Date.now() > deadline) return left;
    await delay(50);
  }
}
