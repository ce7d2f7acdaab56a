import { BerthError } from '@berth/foundation';
import { int64, toSafeNumber, type CallSubject, type UploadCall } from '@berth/rpc';
import {
  WriteAction,
  WriteContentRequest,
  type WriteContentResponse,
} from '../generated/containerd/services/content/v1.js';

/** The daemon's side of a write: what it has, and how it ended. */
export interface WriteStream {
  /** How much the daemon had when the stream was opened. */
  readonly offsetBytes: number;
  /** Sends an encoded `WriteContentRequest`, in pieces. */
  send(request: readonly Uint8Array[]): Promise<void>;
  /** Resolves once the daemon has at least so much. */
  acknowledged(offsetBytes: number): Promise<void>;
  /** Sends a request that moves the offset back, and waits for its answer. */
  restart(request: readonly Uint8Array[]): Promise<void>;
  /** The answer to a commit. */
  committed(): Promise<{ readonly digest: string }>;
  close(): Promise<void>;
  /** Fires when the write has failed, with the failure as its reason. */
  readonly broken: AbortSignal;
}

interface Start {
  readonly ref: string;
  readonly totalBytes: number | undefined;
  readonly expected: string | undefined;
}

type Call = UploadCall<WriteContentResponse>;

/** Opens the stream and asks how much is there. Answers are read one at a time, in the order of the requests. */
export async function openWriteStream(begin: () => Call, start: Start, subject: CallSubject): Promise<WriteStream> {
  const call = begin();
  const responses = call[Symbol.asyncIterator]();

  async function next(): Promise<WriteContentResponse> {
    const answer: IteratorResult<WriteContentResponse, unknown> = await responses.next();
    if (answer.done === true) {
      throw new BerthError('unavailable', `${subject.operation}: the daemon ended the write early`, subject);
    }
    return answer.value;
  }

  try {
    const stat = WriteContentRequest.encode({
      action: WriteAction.STAT,
      ref: start.ref,
      total: int64(start.totalBytes ?? 0, 'totalBytes'),
      expected: start.expected ?? '',
    });
    await call.send([stat]);
    const first = await next();
    let acknowledged = toSafeNumber(first.offset, 'response.offset');
    return {
      offsetBytes: acknowledged,
      send: (request) => call.send(request),
      async acknowledged(offsetBytes) {
        while (acknowledged < offsetBytes) acknowledged = toSafeNumber((await next()).offset, 'response.offset');
      },
      async restart(request) {
        await call.send(request);
        acknowledged = toSafeNumber((await next()).offset, 'response.offset');
      },
      async committed() {
        for (;;) {
          const response = await next();
          if (response.action === WriteAction.COMMIT) return { digest: response.digest };
        }
      },
      async close() {
        await letGo(call, responses);
      },
      broken: call.broken,
    };
  } catch (error) {
    await call[Symbol.asyncDispose]();
    throw error;
  }
}

/**
 * Ends the stream from our side and waits for the daemon to end its own: only then has it let go of the ref, which the next
 * writer may want at once.
 */
async function letGo(call: Call, responses: AsyncIterator<WriteContentResponse>): Promise<void> {
  try {
    call.end();
    for (;;) {
      const { done } = await responses.next();
      if (done === true) return;
    }
  } catch (error) {
    // A write that failed, or was cancelled, was told of where it was waited for; here it has only to be over.
    if (!BerthError.is(error)) throw error;
  } finally {
    await call[Symbol.asyncDispose]();
  }
}
