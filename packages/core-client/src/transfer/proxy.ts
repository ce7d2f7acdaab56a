import { BerthError } from '@berth/foundation';
import { toSafeNumber } from '@berth/rpc';
import { TransferService as service } from '../generated/containerd/services/transfer/v1.js';
import { Progress } from '../generated/containerd/types/transfer.js';
import { isDigest } from '../registry/index.js';
import type { Session } from '../session/session.js';
import { checkEnd, writeEnd } from './ends.js';
import { streamSet, type StreamSet } from './stream-set.js';
import { transferFailure } from './transfer-failure.js';
import type { Transfer, TransferDestination, TransferOptions, TransferProgress, TransferSource } from './transfer.js';

/** {@link Transfer} of the daemon behind `session`. */
export function transferOf(session: Session): Transfer {
  return {
    async transfer(source, destination, options = {}) {
      checkEnd('source', source);
      checkEnd('destination', destination);
      const subject = { operation: 'transfer', object: `${nameOf(source)} to ${nameOf(destination)}` };
      await using streams = streamSet(session, subject, options);
      const request = {
        source: await writeEnd(streams, source),
        destination: await writeEnd(streams, destination),
        options: { progressStream: await openProgress(streams, options.onProgress) },
      };
      const signals = [streams.failed, ...(options.signal === undefined ? [] : [options.signal])];
      try {
        await session.unary(service.transfer, request, subject, { ...options, signal: AbortSignal.any(signals) });
        await streams.delivered();
      } catch (error) {
        // The daemon's failure is the outcome, unless ours came first and made the daemon give up.
        if (!streams.failed.aborted || options.signal?.aborted === true) {
          const moves = [source, destination].some(({ kind }) => kind === 'container-path') ? 'files' : 'images';
          throw transferFailure(error, moves);
        }
      }
      if (streams.failed.aborted) throw BerthError.from(streams.failed.reason);
    },
  };
}

/** An end in a few words, for errors. */
function nameOf(end: TransferSource | TransferDestination): string {
  switch (end.kind) {
    case 'registry':
      return `registry "${end.reference}"`;
    case 'image-store':
      return `image "${end.name}"`;
    case 'import':
    case 'export':
    case 'read-stream':
    case 'write-stream':
      return 'archive';
    case 'container-path':
      return `${end.path} in container "${end.containerId}"`;
  }
}

async function openProgress(streams: StreamSet, tell: TransferOptions['onProgress']): Promise<string> {
  if (tell === undefined) return '';
  return streams.open('delivers', async ({ incoming }) => {
    for await (const { value } of incoming) tell(readProgress(Progress.decode(value)));
  });
}

function readProgress({ event, name, parents, progress, total, desc }: Progress): TransferProgress {
  return {
    event,
    name,
    parents,
    doneBytes: toSafeNumber(progress, 'progress.progress'),
    totalBytes: toSafeNumber(total, 'progress.total'),
    descriptor:
      desc !== null && desc !== undefined && isDigest(desc.digest)
        ? { mediaType: desc.mediaType, digest: desc.digest, size: toSafeNumber(desc.size, 'progress.desc.size') }
        : undefined,
  };
}
