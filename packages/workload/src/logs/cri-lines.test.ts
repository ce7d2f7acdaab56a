import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { criLines, LINE_LIMIT_BYTES } from './cri-lines.js';

const TIME = '2026-11-24T10:00:00.000000001Z';
const lines = (text: string): string[] =>
  criLines(Buffer.from(text), 'stdout', TIME).toString().split('\n').slice(0, -1);

/** What a reader of the log puts together again. */
function read(log: Buffer): string {
  return log
    .toString('latin1')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [, , tag, ...text] = line.split(' ');
      return text.join(' ') + (tag === 'F' ? '\n' : '');
    })
    .join('');
}

describe('lines of a CRI log', () => {
  test.each([
    { text: '', expected: [] },
    { text: 'a\n', expected: [`${TIME} stdout F a`] },
    { text: '\n', expected: [`${TIME} stdout F `] },
    { text: 'a\nb', expected: [`${TIME} stdout F a`, `${TIME} stdout P b`] },
    { text: 'a b\r\n', expected: [`${TIME} stdout F a b\r`] },
  ])('$text', ({ text, expected }) => {
    expect(lines(text)).toEqual(expected);
  });

  test('a line above the limit comes in pieces, the last of them full', () => {
    const tags = lines(`${'x'.repeat(2 * LINE_LIMIT_BYTES + 1)}\n`).map((line) => line.split(' ')[2]);
    expect(tags).toEqual(['P', 'P', 'F']);
  });

  test('every byte is read again, however the output is cut into chunks', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (chunks) => {
        const log = Buffer.concat(chunks.map((chunk) => criLines(Buffer.from(chunk), 'stderr', TIME)));
        expect(read(log)).toBe(Buffer.concat(chunks).toString('latin1'));
      }),
    );
  });
});
