import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { say } from './console.ts';

/** Lines on their way to the terminal. */
export interface PrintedLines {
  /** Resolves once so many lines are printed, or at the end. */
  printed(count: number): Promise<void>;
  /** Resolves at the end of the stream. */
  readonly end: Promise<void>;
}

/** Prints a stream line by line, each behind `prefix`. */
export function printLines(stream: Readable | undefined, prefix: string): PrintedLines {
  let count = 0;
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  async function print(): Promise<void> {
    if (stream === undefined) return;
    for await (const line of createInterface({ input: stream })) {
      say(`${prefix}${line}`);
      count += 1;
      for (const each of waiting) if (each.count <= count) each.resolve();
    }
  }
  const end = print();
  const enough = (wanted: number): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ count: wanted, resolve });
    });
  return { end, printed: (wanted) => Promise.race([enough(wanted), end]) };
}
