import { createHash } from 'node:crypto';
import { BerthError } from '@berth/foundation';
import type { Content, ContentWriter } from '../../content/content.js';
import { digestAlgorithm, type Digest } from '../../registry/index.js';
import { archiveError } from './archive-error.js';
import { HEAD_BYTES } from './decompressed.js';

/** An entry that is in the content store. */
export interface StoredEntry {
  readonly digest: Digest;
  readonly sizeBytes: number;
  /** Its first bytes, which tell how it is packed. */
  readonly head: Uint8Array;
}

/** Where entries go. */
export interface EntryStore {
  readonly content: Content;
  readonly namespace: string | undefined;
  readonly lease: () => string;
  readonly signal: AbortSignal | undefined;
}

/** Streams an entry into the content store, where its digest is the one expected. A failure leaves no write behind. */
export async function storeEntry(
  store: EntryStore,
  entry: {
    readonly path: string;
    readonly ref: string;
    readonly sizeBytes: number;
    readonly content: AsyncIterable<Uint8Array>;
  },
  expected: Digest | undefined,
): Promise<StoredEntry> {
  const { content, namespace, signal } = store;
  const { path, ref, sizeBytes } = entry;
  const algorithm = expected === undefined ? 'sha256' : digestAlgorithm(expected);
  const hash = createHash(algorithm);
  let head: Buffer = Buffer.alloc(0);
  try {
    await using writer = await openUnlessThere(store, ref, sizeBytes, expected);
    // The daemon has the bytes already where another namespace has the blob; it then wants only the commit.
    const thereBytes = writer?.offsetBytes ?? 0;
    let bytes = 0;
    for await (const chunk of entry.content) {
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)]);
      hash.update(chunk);
      await writer?.write(chunk.subarray(Math.max(0, thereBytes - bytes)));
      bytes += chunk.length;
    }
    const digest: Digest = `${algorithm}:${hash.digest('hex')}`;
    if (expected !== undefined && digest !== expected) {
      throw archiveError('digest-mismatch', path, `has the digest ${digest} instead of the one that it is named by`);
    }
    await writer?.commit({ expected: digest, lease: store.lease() });
    return { digest, sizeBytes, head };
  } catch (error) {
    await content.abort(ref, { namespace }).catch((cause: unknown) => {
      // What there is none of need not be given up; a daemon that is gone collects it with the lease.
      if (!BerthError.is(cause, 'not-found', 'unavailable')) throw cause;
    });
    if (signal?.aborted === true && !BerthError.is(error)) throw BerthError.from(error, { operation: 'images.import' });
    throw error;
  }
}

/** Undefined where the blob is there already: it is then only read, and held to its name. */
async function openUnlessThere(
  { content, namespace, lease, signal }: EntryStore,
  ref: string,
  totalBytes: number,
  expected: Digest | undefined,
): Promise<ContentWriter | undefined> {
  try {
    return await content.writer({ ref, totalBytes, expected, namespace, lease: lease(), signal });
  } catch (error) {
    if (BerthError.is(error, 'already-exists')) return undefined;
    throw error;
  }
}
