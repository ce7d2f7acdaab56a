/**
 * The memory that a connection reads into, used again once what lay there has been taken. Node.js would allocate 64 KiB for every
 * read, and V8 answer a few hundred of those with a collection of its whole heap.
 */
export interface ReadBuffers {
  /** Where the next bytes go. `unreadBytes` are those that came and that nobody has taken yet. */
  room(unreadBytes: number): Buffer;
  /** So many bytes came into the last room. */
  came(bytes: number): void;
}

/** The longest head of a response, in bytes. */
export const HEAD_LIMIT_BYTES = 16 * 1024;

const BUFFER_BYTES = 128 * 1024;

/** With less room than this a read would not be worth its while. */
const ROOM_BYTES = 32 * 1024;

interface ReadBuffer {
  readonly memory: Buffer;
  filled: number;
  /** How much had come on the connection when it was filled last. */
  endsAt: number;
}

/** {@link ReadBuffers} of one connection. */
export function readBuffers(): ReadBuffers {
  const all: ReadBuffer[] = [];
  let present: ReadBuffer | undefined;
  let cameBytes = 0;

  function next(takenBytes: number): ReadBuffer {
    // undici keeps the head of a response where it lies until all of it has come: what was taken last must stay for a while.
    const reusable = all.find((each) => each !== present && each.endsAt <= takenBytes - HEAD_LIMIT_BYTES);
    if (reusable !== undefined) return reusable;
    const fresh = { memory: Buffer.allocUnsafeSlow(BUFFER_BYTES), filled: 0, endsAt: 0 };
    all.push(fresh);
    return fresh;
  }

  return {
    room(unreadBytes) {
      if (present === undefined || BUFFER_BYTES - present.filled < ROOM_BYTES) {
        present = next(cameBytes - unreadBytes);
        present.filled = 0;
      }
      return present.memory.subarray(present.filled);
    },
    came(bytes) {
      if (present === undefined) return;
      cameBytes += bytes;
      present.filled += bytes;
      present.endsAt = cameBytes;
    },
  };
}
