import { BerthError } from '@berth/foundation';
import type { CallSubject } from '@berth/rpc';
import type { CallOptions } from '../session/call-options.js';
import type { Session } from '../session/session.js';
import { openStream, type DaemonStream } from './open-stream.js';

/**
 * How a stream ends: one that `delivers` is read to the daemon's last word, one that `attends` the daemon is hung up once the
 * transfer is over.
 */
export type StreamRole = 'delivers' | 'attends';

/** The streams of one transfer. */
export interface StreamSet extends AsyncDisposable {
  /** Opens a stream, serves it beside the transfer, and answers its id. */
  open(role: StreamRole, serve: (stream: DaemonStream, signal: AbortSignal) => Promise<void>): Promise<string>;
  /** Fires when serving a stream has failed: the transfer is then to end. Its reason is the failure. */
  readonly failed: AbortSignal;
  /** Resolves when all has been delivered. @throws BerthError `data-loss` where the daemon said that all is well and sent only a part */
  delivered(): Promise<void>;
}

/** A new {@link StreamSet}; disposing it hangs up every stream and waits for what serves them. */
export function streamSet(session: Session, subject: CallSubject, options: CallOptions): StreamSet {
  const opened: DaemonStream[] = [];
  const serving: Promise<void>[] = [];
  const delivering: Promise<void>[] = [];
  const failure = new AbortController();
  let cutShort: BerthError | undefined;
  const over = new AbortController();
  const ends = AbortSignal.any([
    over.signal,
    failure.signal,
    ...(options.signal === undefined ? [] : [options.signal]),
  ]);
  return {
    failed: failure.signal,
    async open(role, serve) {
      const stream = await openStream(session, subject, options);
      opened.push(stream);
      const served = serve(stream, ends);
      // Whatever comes after the end comes of hanging up.
      const noted = served.catch((error: unknown) => {
        if (over.signal.aborted) return;
        // A daemon that fails hangs up before it says why.
        if (isCutShort(error)) cutShort ??= error;
        else failure.abort(error);
      });
      serving.push(noted);
      if (role === 'delivers') delivering.push(noted);
      return stream.id;
    },
    async delivered() {
      await Promise.all(delivering);
      if (cutShort !== undefined) throw cutShort;
    },
    async [Symbol.asyncDispose]() {
      over.abort();
      await Promise.all(opened.map((stream) => stream[Symbol.asyncDispose]()));
      await Promise.all(serving);
    },
  };
}

function isCutShort(error: unknown): error is BerthError {
  return BerthError.is(error, 'data-loss') && error.reason === 'truncated';
}
