import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { BerthError, errnoOf } from '@berth/foundation';
import { archiveError } from './archive-error.js';

/** How something is packed, as its first bytes tell. */
export function packingOf(head: Uint8Array): 'none' | 'gzip' | 'zstd' {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  return head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd ? 'zstd' : 'none';
}

/** How many bytes tell the packing. */
export const HEAD_BYTES = 4;

/** An archive's bytes, unpacked where they are gzip or zstd. */
export async function* decompressed(archive: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  const chunks = archive[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < HEAD_BYTES) {
    const next: IteratorResult<Uint8Array, unknown> = await chunks.next();
    if (next.done === true) break;
    head.push(next.value);
    bytes += next.value.length;
  }
  const whole = joined(head, chunks);
  const packing = packingOf(Buffer.concat(head));
  if (packing === 'none') {
    yield* whole;
    return;
  }
  const unpacking = packing === 'gzip' ? createGunzip() : createZstdDecompress();
  const piped = pipeline(Readable.from(whole), unpacking);
  // Its failure is seen by the reading below as well.
  piped.catch(() => undefined);
  try {
    for await (const chunk of unpacking) yield Buffer.from(chunk);
    await piped;
  } catch (error) {
    throw unpackFailure(error, packing);
  }
}

async function* joined(
  head: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* head;
    for (;;) {
      const next: IteratorResult<Uint8Array, unknown> = await rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}

function unpackFailure(error: unknown, packing: string): unknown {
  const code = errnoOf(error);
  if (BerthError.is(error) || code === undefined || !/^(Z_|ZSTD_|ERR_ZLIB)/.test(code)) return error;
  if (code === 'Z_BUF_ERROR')
    return archiveError('truncated', undefined, `ends in the middle of its ${packing} stream`, error);
  return archiveError('not-an-archive', undefined, `is damaged ${packing}`, error);
}
