import { anySignal, backOff, BerthError, systemClock } from '@berth/foundation';
import type { Descriptor } from '../../registry/index.js';
import { adoptBlob, type AdoptionTarget } from './adopt-blob.js';

/** A blob to be had, and where its bytes come from. */
export interface BlobFetch {
  readonly descriptor: Descriptor;
  /** Names the write among processes: containerd's own client uses the same names. */
  readonly ref: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The bytes from an offset on; the signal's own reason is what they then end with. */
  readonly source: (
    offsetBytes: number,
    signal: AbortSignal | undefined,
  ) => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** How many bytes are there. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/** Where a blob goes. */
export interface BlobTarget extends AdoptionTarget {
  /** The lease of the moment: it changes when it is renewed. */
  readonly lease: () => string;
}

/** Sees that a blob is in the content store: fetched, resumed, or there already. The daemon checks size and digest. */
export async function ensureBlob(target: BlobTarget, fetch: BlobFetch): Promise<void> {
  try {
    await ensureOnce(target, fetch);
  } catch (error) {
    // What another run left half written may have been wrong from the start; it is gone now.
    if (!BerthError.is(error, 'data-loss') || error.reason !== 'resumed-wrong') throw error;
    await ensureOnce(target, fetch);
  }
}

async function ensureOnce(target: BlobTarget, fetch: BlobFetch): Promise<void> {
  const waits = backOff({ initialMs: 20, maxMs: 1000 });
  for (;;) {
    try {
      await writeBlob(target, fetch);
      return;
    } catch (error) {
      if (BerthError.is(error, 'already-exists')) {
        await adoptBlob(target, fetch.descriptor.digest, fetch.labels);
        fetch.onProgress?.(fetch.descriptor.size);
        return;
      }
      // Another process writes the same blob: what it makes will do.
      if (!BerthError.is(error) || error.reason !== 'ref-locked') throw error;
      await systemClock.sleep(waits.next().value, { signal: target.signal });
    }
  }
}

async function writeBlob(target: BlobTarget, fetch: BlobFetch): Promise<void> {
  const { descriptor, ref, labels, source, onProgress } = fetch;
  const { content, namespace, lease, signal } = target;
  await using writer = await content.writer({
    ref,
    totalBytes: descriptor.size,
    expected: descriptor.digest,
    namespace,
    lease: lease(),
    signal,
  });
  const resumedAt = writer.offsetBytes;
  let bytes = resumedAt;
  onProgress?.(bytes);
  if (bytes < descriptor.size) {
    // A source that stalls must not hide that the daemon is gone.
    const waiting = anySignal(signal, writer.broken);
    for await (const chunk of source(bytes, waiting)) {
      await writer.write(chunk);
      bytes += chunk.length;
      onProgress?.(bytes);
    }
  }
  try {
    const { existed } = await writer.commit({ labels, lease: lease() });
    if (existed) await adoptBlob(target, descriptor.digest, labels);
  } catch (error) {
    throw await explained(error, target, fetch, { bytes, resumedAt });
  }
}

interface Came {
  readonly bytes: number;
  readonly resumedAt: number;
}

/** A blob that is not what its digest says can never be resumed to something good: it is given up, and called what it is. */
async function explained(
  error: unknown,
  target: BlobTarget,
  { descriptor, ref }: BlobFetch,
  { bytes, resumedAt }: Came,
): Promise<unknown> {
  if (!BerthError.is(error, 'failed-precondition')) return error;
  const { content, namespace } = target;
  await content.abort(ref, { namespace }).catch((cause: unknown) => {
    if (!BerthError.is(cause, 'not-found')) throw cause;
  });
  const wrongSize = bytes !== descriptor.size;
  const problem = wrongSize
    ? `has ${bytes} bytes instead of ${descriptor.size}`
    : 'does not have the digest it was asked for by';
  return new BerthError('data-loss', `fetch blob ${descriptor.digest}: what came ${problem}`, {
    operation: 'images.pull',
    object: `blob ${descriptor.digest}`,
    reason: resumedAt > 0 ? 'resumed-wrong' : wrongSize ? 'size-mismatch' : 'digest-mismatch',
    cause: error,
  });
}
