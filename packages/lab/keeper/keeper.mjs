// A process of its own that outlives its parent to clean up after it. It reads what to keep from its standard input: the first
// line is JSON, and when the pipe closes (the parent closed it, was interrupted, or was killed with -9) it removes all that.
// Its answer on standard output is `ready`, and at the end one line of JSON: what could not be removed.
import { createInterface } from 'node:readline';
import { sweep } from './sweep.mjs';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
// Nobody may be left to read what we say; the cleaning goes on all the same.
process.stdout.on('error', () => {});

/** @type {import('./sweep.mjs').Kept | undefined} */
let kept;
for await (const line of createInterface({ input: process.stdin })) {
  kept = JSON.parse(line);
  process.stdout.write('ready\n');
}
if (kept !== undefined) process.stdout.write(`${JSON.stringify(await sweep(kept))}\n`);
