import { BerthError } from '@berth/foundation';
import type { CallSubject } from '../call-options.js';

/** A compressed-flag of 0 and the message's length in 4 bytes. @see https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md */
const PREFIX_BYTES = 5;

/** What goes before a message of `bytes` bytes. */
export function framePrefix(bytes: number): Buffer {
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32BE(bytes, 1);
  return prefix;
}

/** Puts a response's messages together from the chunks they come in. */
export interface FrameReader {
  /** The messages that a chunk completes. @throws BerthError `protocol-error`, `resource-exhausted` for one that is too long */
  read(chunk: Buffer): readonly Buffer[];
}

/** A {@link FrameReader} for messages of at most `limitBytes`; `subject` is what its errors speak of. */
export function frameReader(limitBytes: number, subject: CallSubject): FrameReader {
  let rest: Buffer = Buffer.alloc(0);

  function messageBytes(frame: Buffer): number {
    const { operation } = subject;
    if (frame.readUInt8(0) !== 0)
      throw new BerthError('protocol-error', `${operation}: the peer compressed a message, unasked`, subject);
    const bytes = frame.readUInt32BE(1);
    if (bytes <= limitBytes) return bytes;
    throw new BerthError(
      'resource-exhausted',
      `${operation}: the peer sent a message of ${bytes} bytes, above ${limitBytes}`,
      subject,
    );
  }

  return {
    read(chunk) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const messages: Buffer[] = [];
      while (rest.length >= PREFIX_BYTES) {
        const end = PREFIX_BYTES + messageBytes(rest);
        if (rest.length < end) break;
        messages.push(rest.subarray(PREFIX_BYTES, end));
        rest = rest.subarray(end);
      }
      return messages;
    },
  };
}
