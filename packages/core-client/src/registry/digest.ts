import { createHash, type Hash } from 'node:crypto';
import { BerthError, invalidArgument, isWellFormedDigest } from '@berth/foundation';

/**
 * The address of content: `sha256:` and 64 hexadecimal digits, or `sha512:` and 128.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests
 */
export type Digest = `${DigestAlgorithm}:${string}`;

/** The algorithms that berth can check. */
export type DigestAlgorithm = 'sha256' | 'sha512';

const CHECKED = /^sha(?:256|512):/;

/** Whether `text` is a digest in its one correct spelling: a known algorithm, lower case, full length. */
export function isDigest(text: unknown): text is Digest {
  return typeof text === 'string' && CHECKED.test(text) && isWellFormedDigest(text);
}

/** `text` as a digest; throws `invalid-argument` for `field` where it is none. */
export function parseDigest(text: string, field = 'digest'): Digest {
  if (isDigest(text)) return text;
  throw invalidArgument(
    field,
    `must be sha256:<64 hex digits> or sha512:<128 hex digits>, lower case, and is ${JSON.stringify(text)}`,
  );
}

/** The algorithm of a digest. */
export function digestAlgorithm(digest: Digest): DigestAlgorithm {
  return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}

/** The hexadecimal part of a digest. */
export function digestHex(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}

/** The digest of bytes in memory. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm = 'sha256'): Digest {
  return finish(createHash(algorithm).update(bytes), algorithm);
}

/** Checks bytes that come piece by piece against a digest and a size. */
export interface Verifier {
  /** Takes the next piece. Throws `data-loss`, reason `size-mismatch`, as soon as there is too much. */
  update(chunk: Uint8Array): void;
  /** Says that all has come. Throws `data-loss`, reason `size-mismatch` or `digest-mismatch`. */
  finish(): void;
}

/** What a {@link Verifier} holds content against; `subject` is how its errors call it: `layer sha256:… of docker.io/library/busybox`. */
export interface Expected {
  readonly digest: Digest;
  /** Bytes; not checked where absent. */
  readonly size?: number | undefined;
  readonly subject?: string | undefined;
}

/** A new {@link Verifier} of one piece of content. */
export function verifier({ digest, size, subject = `content ${digest}` }: Expected): Verifier {
  const algorithm = digestAlgorithm(digest);
  const hash = createHash(algorithm);
  let received = 0;
  return {
    update(chunk) {
      received += chunk.byteLength;
      if (size !== undefined && received > size) throw sizeMismatch(subject, size, `more than ${size} bytes came`);
      hash.update(chunk);
    },
    finish() {
      if (size !== undefined && received !== size) throw sizeMismatch(subject, size, `${received} bytes came`);
      const actual = finish(hash, algorithm);
      if (actual === digest) return;
      throw new BerthError('data-loss', `${subject} is corrupt: its digest is ${actual}`, {
        object: subject,
        reason: 'digest-mismatch',
      });
    },
  };
}

/** Throws as {@link Verifier} does where `bytes` are not what is expected. */
export function verifyBytes(bytes: Uint8Array, expected: Expected): void {
  const check = verifier(expected);
  check.update(bytes);
  check.finish();
}

/** Passes chunks on and, once all have come, throws where they were not what is expected. The last chunk is passed on before the check. */
export async function* verified<T extends Uint8Array>(
  chunks: AsyncIterable<T>,
  expected: Expected,
): AsyncGenerator<T, void, undefined> {
  const check = verifier(expected);
  for await (const chunk of chunks) {
    check.update(chunk);
    yield chunk;
  }
  check.finish();
}

function finish(hash: Hash, algorithm: DigestAlgorithm): Digest {
  return `${algorithm}:${hash.digest('hex')}`;
}

function sizeMismatch(subject: string, size: number, came: string): BerthError {
  return new BerthError('data-loss', `${subject} must have ${size} bytes, and ${came}`, {
    object: subject,
    reason: 'size-mismatch',
  });
}
