import { BerthError, raceAbort } from '@berth/foundation';
import { typeName } from '@berth/rpc';
import { Data, WindowUpdate } from '../generated/containerd/types/transfer.js';
import type { DaemonStream } from './open-stream.js';
import { tarEnd } from './tar-end.js';

/** The largest piece of data in one message. */
const PIECE_BYTES = 32 * 1024;

/** How much the daemon may send before it is told to go on. */
const WINDOW_BYTES = 2 * PIECE_BYTES;

/** The part of a {@link DaemonStream} that bytes need. */
export type ByteStream = Pick<DaemonStream, 'incoming' | 'send' | 'end'>;

/**
 * Sends bytes in pieces, no more at a time than the daemon gave credit for, and says that it was all.
 * Ends as well when the daemon wants no more, having seen an archive's end.
 */
export async function sendBytes(
  stream: ByteStream,
  bytes: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  const credit = creditOf(stream);
  for await (const chunk of untilAborted(bytes, signal)) {
    let sent = 0;
    while (sent < chunk.length) {
      const available = await credit.some();
      if (available === 0) return;
      const piece = chunk.subarray(sent, sent + Math.min(available, PIECE_BYTES));
      credit.take(piece.length);
      await stream.send({ typeUrl: DATA, value: Data.encode({ data: piece }) });
      sent += piece.length;
    }
  }
  stream.end();
}

/** The same bytes; a source that has nothing to give does not keep the end of a transfer waiting. */
async function* untilAborted(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  const source = bytes[Symbol.asyncIterator]();
  let finished = false;
  try {
    for (;;) {
      const next = await raceAbort(source.next(), signal);
      finished = next.done === true;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // The source is told, and not waited for: it may be stuck in its own read.
    if (!finished) source.return?.().catch(() => undefined);
  }
}

/**
 * Reads an archive, each piece given to `write` before the daemon may send another window. The daemon (2.4 still) leaves the
 * stream open behind it, and its answer may overtake what is on its way: only the archive itself tells its end.
 * @throws BerthError `data-loss` with reason `truncated` where the stream ends before the archive
 */
export async function receiveArchive(
  stream: ByteStream,
  write: (chunk: Uint8Array) => void | Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const open = (bytes: number) => stream.send({ typeUrl: WINDOW, value: WindowUpdate.encode({ update: bytes }) });
  await open(WINDOW_BYTES);
  let window = WINDOW_BYTES;
  const end = tarEnd();
  for await (const { typeUrl, value } of stream.incoming) {
    if (typeName(typeUrl) !== DATA) throw unexpected(typeUrl);
    const { data } = Data.decode(value);
    await raceAbort(Promise.resolve(write(data)), signal);
    if (end.push(data)) return;
    window -= data.length;
    if (window <= PIECE_BYTES) {
      await open(WINDOW_BYTES - window);
      window = WINDOW_BYTES;
    }
  }
  throw new BerthError('data-loss', 'transfer: the daemon ended the archive before its end', { reason: 'truncated' });
}

const DATA = 'containerd.types.transfer.Data';
const WINDOW = 'containerd.types.transfer.WindowUpdate';

function unexpected(typeUrl: string): BerthError {
  return new BerthError('protocol-error', `transfer: the daemon sent ${typeName(typeUrl)} in a stream of bytes`);
}

/** What the daemon still takes. */
interface Credit {
  /** Waits until there is some; 0 once the daemon has hung up. */
  some(): Promise<number>;
  take(bytes: number): void;
}

function creditOf(stream: ByteStream): Credit {
  let available = 0;
  let ended: { readonly error: unknown } | 'ended' | undefined;
  let wake: () => void = () => undefined;
  const reading = async () => {
    for await (const { typeUrl, value } of stream.incoming) {
      if (typeName(typeUrl) !== WINDOW) throw unexpected(typeUrl);
      available += WindowUpdate.decode(value).update;
      wake();
    }
  };
  reading().then(
    () => {
      ended = 'ended';
      wake();
    },
    (error: unknown) => {
      ended = { error };
      wake();
    },
  );
  return {
    async some() {
      while (available <= 0 && ended === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (ended !== undefined && ended !== 'ended') throw BerthError.from(ended.error);
      return ended === undefined ? available : 0;
    },
    take: (bytes) => {
      available -= bytes;
    },
  };
}
