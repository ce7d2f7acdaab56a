import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { say } from './console.ts';

/** Prints a stream line by line, each behind `prefix`; resolves at its end. */
export async function copyLines(stream: Readable | undefined, prefix: string): Promise<void> {
  if (stream === undefined) return;
  for await (const line of createInterface({ input: stream })) say(`${prefix}${line}`);
}
