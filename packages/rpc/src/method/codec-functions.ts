import type { Codec } from './method.js';

/** A codec's encoding as grpc-js wants it: a Buffer, over the same memory where the codec gave plain bytes. */
export function serializer<T>(codec: Codec<T>): (message: T) => Buffer {
  return (message) => {
    const bytes = codec.encode(message);
    return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
}

/** A codec's decoding as grpc-js wants it. */
export function deserializer<T>(codec: Codec<T>): (bytes: Buffer) => T {
  return (bytes) => codec.decode(bytes);
}
