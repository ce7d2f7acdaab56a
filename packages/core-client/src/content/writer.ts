import { BerthError, invalidArgument } from '@berth/foundation';
import { int64 } from '@berth/rpc';
import { ContentService as service } from '../generated/containerd/services/content/v1.js';
import { checkLabels } from '../session/identifiers.js';
import type { Session } from '../session/session.js';
import type { CommitOptions, ContentWriter, WriteOptions } from './content.js';
import { openWriteStream, type WriteStream } from './write-stream.js';

/** Chunks smaller than this are sent together: each message costs both sides. */
const MESSAGE_BYTES = 1024 * 1024;

/** How much may be on its way unacknowledged. The daemon takes writes in order, so it need not be asked after each. */
const WINDOW_BYTES = 4 * MESSAGE_BYTES;

const WRITE = 1;
const COMMIT = 2;

/** Opens a {@link ContentWriter}, resuming what is written under its ref already. */
export async function openWriter(session: Session, options: WriteOptions): Promise<ContentWriter> {
  const { ref, totalBytes, expected } = options;
  if (ref === '') throw invalidArgument('ref', 'must not be empty');
  const subject = { operation: 'content.write', object: `ingest "${ref}"` };
  const open = (lease: string | undefined) =>
    openWriteStream(
      () => session.bidi(service.write, subject, { ...options, lease }),
      { ref, totalBytes, expected },
      subject,
    );

  let stream = await open(options.lease);
  let lease = options.lease;
  const startedAt = stream.offsetBytes;
  let offsetBytes = startedAt;
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;

  async function flush(): Promise<void> {
    if (pendingBytes === 0) return;
    const data = pending.length === 1 && pending[0] !== undefined ? pending[0] : Buffer.concat(pending, pendingBytes);
    const offset = int64(offsetBytes, 'offset');
    offsetBytes += pendingBytes;
    pending = [];
    pendingBytes = 0;
    await stream.send({ action: WRITE, ref, offset, data });
    await stream.acknowledged(offsetBytes - WINDOW_BYTES);
  }

  /** A stream carries the lease it was opened with; a commit under another one needs a stream of its own. */
  async function reopen(under: string): Promise<WriteStream> {
    await stream.acknowledged(offsetBytes);
    await stream.close();
    lease = under;
    return open(under);
  }

  async function commit(commitOptions: CommitOptions = {}): Promise<{ digest: string; sizeBytes: number }> {
    checkLabels('labels', commitOptions.labels);
    await flush();
    if (commitOptions.lease !== undefined && commitOptions.lease !== lease) stream = await reopen(commitOptions.lease);
    await stream.send({
      action: COMMIT,
      ref,
      offset: int64(offsetBytes, 'offset'),
      total: int64(commitOptions.totalBytes ?? totalBytes ?? 0, 'totalBytes'),
      expected: commitOptions.expected ?? expected ?? '',
      labels: { ...commitOptions.labels },
    });
    const { digest } = await stream.committed();
    return { digest, sizeBytes: offsetBytes };
  }

  return {
    ref,
    offsetBytes: startedAt,
    async write(chunk) {
      if (chunk.length === 0) return;
      pending.push(chunk);
      pendingBytes += chunk.length;
      if (pendingBytes >= MESSAGE_BYTES) await flush();
    },
    async truncate() {
      pending = [];
      pendingBytes = 0;
      await stream.acknowledged(offsetBytes);
      offsetBytes = 0;
      await stream.restart({ action: WRITE, ref, offset: int64(0, 'offset'), data: new Uint8Array(0) });
    },
    async commit(commitOptions) {
      try {
        return await commit(commitOptions);
      } catch (error) {
        const wanted = commitOptions?.expected ?? expected;
        // Somebody else has committed the same blob meanwhile: what was wanted is there.
        if (BerthError.is(error, 'already-exists') && wanted !== undefined)
          return { digest: wanted, sizeBytes: offsetBytes };
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
