import { randomUUID } from 'node:crypto';
import { BerthError } from '@berth/foundation';
import type { Any, BidiCall, CallSubject } from '@berth/rpc';
import { StreamInit, StreamingService } from '../generated/containerd/services/streaming/v1.js';
import type { CallOptions } from '../session/call-options.js';
import type { Session } from '../session/session.js';

/** A stream that the daemon knows by its id, for another call to refer to. Disposing it hangs up. */
export interface DaemonStream extends AsyncDisposable {
  readonly id: string;
  /** What the daemon sends, until it has no more to say. */
  readonly incoming: AsyncIterable<Any>;
  send(message: Any): Promise<void>;
  /** Says that no more will be sent. */
  end(): void;
}

/**
 * Opens a stream and waits until the daemon has it: it answers the first message with an empty one.
 * @throws BerthError `unimplemented` before containerd 1.7
 */
export async function openStream(session: Session, subject: CallSubject, options?: CallOptions): Promise<DaemonStream> {
  const id = `berth-${randomUUID()}`;
  const call: BidiCall<Partial<Any>, Any> = session.bidi(StreamingService.stream, subject, options);
  const incoming = call[Symbol.asyncIterator]();
  try {
    const first = { typeUrl: 'containerd.services.streaming.v1.StreamInit', value: StreamInit.encode({ id }) };
    // A daemon without streams ends the call, whose reason is in the answer: a failed send would say less.
    const [answer] = await Promise.all([incoming.next(), call.send(first)]);
    if (answer.done === true) {
      throw new BerthError(
        'protocol-error',
        `${subject.operation}: the daemon ended a stream before it began`,
        subject,
      );
    }
  } catch (error) {
    await call[Symbol.asyncDispose]();
    throw error;
  }
  return {
    id,
    incoming: { [Symbol.asyncIterator]: () => incoming },
    send: (message) => call.send(message),
    end: () => {
      call.end();
    },
    [Symbol.asyncDispose]: () => call[Symbol.asyncDispose](),
  };
}
