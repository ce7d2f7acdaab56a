import { performance } from 'node:perf_hooks';

/** How long something takes, in milliseconds. */
export async function took(operation: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await operation();
  return performance.now() - began;
}
