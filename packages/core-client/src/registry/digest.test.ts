import { describe, expect, test } from '@jest/globals';
import {
  digestAlgorithm,
  digestHex,
  digestOf,
  isDigest,
  parseDigest,
  verified,
  verifier,
  verifyBytes,
} from './digest.js';

const EMPTY = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const hello = Buffer.from('hello');

async function* chunks(...parts: string[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield await Promise.resolve(Buffer.from(part));
}

async function read(source: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of source) text += chunk.toString();
  return text;
}

describe('a digest', () => {
  test.each([
    [EMPTY, true],
    [digestOf(hello, 'sha512'), true],
    [EMPTY.toUpperCase(), false],
    [EMPTY.slice(0, -1), false],
    [`${EMPTY}0`, false],
    [`${EMPTY}\n`, false],
    ['sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709', false],
    [EMPTY.replace('sha256', 'sha512'), false],
    [undefined, false],
  ])('%s: valid is %s', (text, valid) => {
    expect(isDigest(text)).toBe(valid);
  });

  test('is refused with its field named', () => {
    expect(() => parseDigest('sha256:x', 'image.digest')).toThrow(
      expect.objectContaining({ code: 'invalid-argument', field: 'image.digest' }),
    );
  });

  test('has an algorithm and hexadecimal digits', () => {
    const digest = digestOf(hello, 'sha512');
    expect(digestAlgorithm(digest)).toBe('sha512');
    expect(digestHex(digest)).toHaveLength(128);
    expect(digestOf(Buffer.alloc(0))).toBe(EMPTY);
  });
});

describe('content', () => {
  test.each(['sha256', 'sha512'] as const)(
    'that is what it should be passes, piece by piece (%s)',
    async (algorithm) => {
      const expected = { digest: digestOf(hello, algorithm), size: 5 };
      await expect(read(verified(chunks('he', '', 'llo'), expected))).resolves.toBe('hello');
      expect(() => {
        verifyBytes(hello, expected);
      }).not.toThrow();
    },
  );

  test('with another digest is told to be corrupt, with its subject', async () => {
    const expected = { digest: digestOf(hello), subject: 'layer 3' };
    await expect(read(verified(chunks('jello'), expected))).rejects.toMatchObject({
      code: 'data-loss',
      reason: 'digest-mismatch',
      object: 'layer 3',
    });
  });

  test('that is too long is refused before the end, that is too short at the end', () => {
    const check = verifier({ digest: digestOf(hello), size: 5 });
    check.update(hello);
    expect(() => {
      check.update(hello);
    }).toThrow(expect.objectContaining({ reason: 'size-mismatch' }));
    expect(() => {
      verifyBytes(Buffer.from('hell'), { digest: digestOf(hello), size: 5 });
    }).toThrow(expect.objectContaining({ code: 'data-loss', reason: 'size-mismatch' }));
  });
});
