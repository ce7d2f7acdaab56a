import { describe, expect, test } from '@jest/globals';
import { tarEnd } from './tar-end.js';

/** An entry with content; its size is written in octal, as a binary number, or in an extended header before it. */
function entry(bytes: Buffer, how: 'octal' | 'binary' | 'extended' = 'octal'): Buffer {
  const padding = Buffer.alloc((512 - (bytes.length % 512)) % 512);
  if (how === 'extended') {
    const record = Buffer.from(`12 size=${bytes.length}\n`);
    return Buffer.concat([
      entryOf(record.length, 'x'),
      record,
      Buffer.alloc(512 - record.length),
      entryOf(0),
      bytes,
      padding,
    ]);
  }
  return Buffer.concat([entryOf(bytes.length, '0', how === 'binary'), bytes, padding]);
}

function entryOf(size: number, type = '0', binary = false): Buffer {
  const header = Buffer.alloc(512);
  header.write('name', 0);
  if (binary) {
    header[124] = 0x80;
    header.writeBigUInt64BE(BigInt(size), 128);
  } else header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write(type, 156);
  return header;
}

const FOOTER = Buffer.alloc(1024);
const ZEROS = Buffer.alloc(5000);

describe('the end of an archive', () => {
  const archives: readonly (readonly [string, readonly Buffer[]])[] = [
    ['an empty one', []],
    ['files of zeros', [entry(ZEROS), entry(ZEROS)]],
    ['a size as a binary number', [entry(ZEROS, 'binary')]],
    ['a size in an extended header', [entry(ZEROS, 'extended'), entry(Buffer.from('x'))]],
  ];

  test.each(archives)('%s ends with its last block, in pieces of any size', (_, entries) => {
    const bytes = Buffer.concat([...entries, FOOTER]);
    for (const size of [1, 100, 512, 513, bytes.length]) {
      const end = tarEnd();
      const ends: number[] = [];
      for (let at = 0; at < bytes.length; at += size) {
        if (end.push(bytes.subarray(at, at + size))) ends.push(at);
      }
      expect(ends).toEqual([Math.floor((bytes.length - 1) / size) * size]);
    }
  });

  test('one that is cut off has not ended', () => {
    const bytes = Buffer.concat([entry(ZEROS), FOOTER]);
    expect(tarEnd().push(bytes.subarray(0, -1))).toBe(false);
  });
});
