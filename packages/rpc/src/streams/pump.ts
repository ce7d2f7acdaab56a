import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes one message and waits until the stream has room for another; rejects when the stream ends meanwhile. */
export async function writeWithBackPressure(stream: Writable, message: unknown): Promise<void> {
  if (stream.destroyed || stream.writableEnded) throw new Error('the call has ended');
  if (stream.write(message)) return;
  const settled = new AbortController();
  try {
    // `once` rejects by itself on 'error'; a call that is over closes without ever draining.
    await Promise.race([
      once(stream, 'drain', { signal: settled.signal }),
      once(stream, 'close', { signal: settled.signal }),
      once(stream, 'end', { signal: settled.signal }),
    ]);
  } finally {
    settled.abort();
  }
}

/** Sends every message of `source` and then half-closes. */
export async function pump<T>(source: AsyncIterable<T>, stream: Writable): Promise<void> {
  for await (const message of source) await writeWithBackPressure(stream, message);
  stream.end();
}
