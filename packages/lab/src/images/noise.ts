import { createCipheriv } from 'node:crypto';

/** How much of it does not compress; about what layers of real programs have. */
const RANDOM_PART = 0.6;

/**
 * Bytes that look like a program's: the same for the same seed, and about 60 % of their size once compressed.
 *
 * @param seed any whole number from 0 to 2^32 - 1
 */
export function noise(seed: number, sizeBytes: number): Uint8Array {
  const key = Buffer.alloc(16);
  key.writeUInt32LE(seed);
  // The key stream of a cipher is the quickest source of bytes that are random and repeatable.
  const random = createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(sizeBytes));
  const blockBytes = 4096;
  for (let at = 0; at < sizeBytes; at += blockBytes) {
    random.fill(
      'berth ',
      Math.min(at + Math.floor(blockBytes * RANDOM_PART), sizeBytes),
      Math.min(at + blockBytes, sizeBytes),
    );
  }
  return random;
}
