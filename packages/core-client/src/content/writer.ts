import { BerthError, blockPool, invalidArgument, limit, type BlockPool } from '@berth/foundation';
import { int64 } from '@berth/rpc';
import {
  ContentService as service,
  WriteAction,
  WriteContentRequest,
} from '../generated/containerd/services/content/v1.js';
import { checkLabels } from '../session/identifiers.js';
import type { Session } from '../session/session.js';
import { checkOptionalWhole, checkWhole } from '../session/whole-number.js';
import { checkDigest } from './check-digest.js';
import type { CommitOptions, Committed, ContentWriter, WriteOptions } from './content.js';
import { writeBlocks, type WriteBlocks } from './write-blocks.js';
import { openWriteStream, type WriteStream } from './write-stream.js';

/** What is written goes in messages of this size: each costs both sides. */
const MESSAGE_BYTES = 1024 * 1024;

/**
 * Those on their way unacknowledged, and the one that is being filled. The daemon takes writes in order, so it need not be asked
 * after each.
 */
const BLOCKS = 4 + 1;

/** As many as the writers of a pull have that fetches three layers side by side. */
const KEPT_BLOCKS = 3 * BLOCKS;

/** The memory that writers of one connection share. */
export function writerMemory(): BlockPool {
  return blockPool({ blockBytes: MESSAGE_BYTES, keep: KEPT_BLOCKS });
}

/** Most blobs are small: one that fits into less than a block has just that. A total of 0 is one that is not known. */
function blocksFor(ref: string, totalBytes: number, memory: BlockPool): WriteBlocks {
  const bytes = totalBytes === 0 ? MESSAGE_BYTES : Math.min(MESSAGE_BYTES, totalBytes);
  const pool = bytes === MESSAGE_BYTES ? memory : blockPool({ blockBytes: bytes, keep: 0 });
  return writeBlocks(ref, { count: BLOCKS, bytes, pool });
}

/** Opens a {@link ContentWriter}, resuming what is written under its ref already. */
export async function openWriter(session: Session, memory: BlockPool, options: WriteOptions): Promise<ContentWriter> {
  const { ref, totalBytes = 0, expected } = options;
  if (ref === '') throw invalidArgument('ref', 'must not be empty');
  checkWhole('totalBytes', totalBytes, 0);
  if (expected !== undefined) checkDigest(expected, 'expected');
  const subject = { operation: 'content.write', object: `ingest "${ref}"` };
  const open = (lease: string | undefined) =>
    openWriteStream(
      () => session.upload(service.write, subject, { ...options, lease }),
      { ref, totalBytes, expected },
      subject,
    );

  let stream = await open(options.lease);
  let lease = options.lease;
  const startedAt = stream.offsetBytes;
  let offsetBytes = startedAt;
  const blocks = blocksFor(ref, totalBytes, memory);
  // A caller who does not wait must not fill a block that another of its calls has on its way.
  const oneAtATime = limit(1);

  /** A block has its turn again only after the daemon has acknowledged what it held, so nobody reads it any more. */
  async function flush(): Promise<void> {
    const { bytes } = blocks;
    if (bytes === 0) return;
    const request = blocks.request(offsetBytes);
    offsetBytes += bytes;
    await stream.send(request);
    await stream.acknowledged(offsetBytes - blocks.windowBytes);
  }

  /** A stream carries the lease it was opened with; a commit under another one needs a stream of its own. */
  async function reopen(under: string): Promise<WriteStream> {
    await stream.acknowledged(offsetBytes);
    await stream.close();
    lease = under;
    return open(under);
  }

  async function commit(commitOptions: CommitOptions = {}): Promise<Committed> {
    checkLabels('labels', commitOptions.labels);
    checkOptionalWhole('totalBytes', commitOptions.totalBytes, 0);
    if (commitOptions.expected !== undefined) checkDigest(commitOptions.expected, 'expected');
    await flush();
    if (commitOptions.lease !== undefined && commitOptions.lease !== lease) stream = await reopen(commitOptions.lease);
    const request = WriteContentRequest.encode({
      action: WriteAction.COMMIT,
      ref,
      offset: int64(offsetBytes, 'offset'),
      total: int64(commitOptions.totalBytes ?? totalBytes, 'totalBytes'),
      expected: commitOptions.expected ?? expected ?? '',
      labels: { ...commitOptions.labels },
    });
    await stream.send([request]);
    const { digest } = await stream.committed();
    // The daemon has read all of them. After a failure it may not have, and the memory is left to the collector.
    blocks.release();
    return { digest, sizeBytes: offsetBytes, existed: false };
  }

  async function write(chunk: Uint8Array): Promise<void> {
    for (let rest = chunk; rest.length > 0;) {
      rest = rest.subarray(blocks.fill(rest));
      if (blocks.full) await flush();
    }
  }

  async function truncate(): Promise<void> {
    blocks.clear();
    await stream.acknowledged(offsetBytes);
    offsetBytes = 0;
    await stream.restart(blocks.request(0));
  }

  return {
    ref,
    offsetBytes: startedAt,
    get broken() {
      return stream.broken;
    },
    write: (chunk) => oneAtATime.run(() => write(chunk)),
    truncate: () => oneAtATime.run(truncate),
    async commit(commitOptions) {
      try {
        return await oneAtATime.run(() => commit(commitOptions));
      } catch (error) {
        const wanted = commitOptions?.expected ?? expected;
        // Somebody else has committed the same blob meanwhile: what was wanted is there.
        if (BerthError.is(error, 'already-exists') && wanted !== undefined)
          return { digest: wanted, sizeBytes: offsetBytes, existed: true };
        throw error;
      } finally {
        await stream.close();
      }
    },
    async [Symbol.asyncDispose]() {
      await stream.close();
    },
  };
}
