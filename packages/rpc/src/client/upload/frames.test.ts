import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { framePrefix, frameReader } from './frames.js';

const subject = { operation: 'test' };

const framed = (messages: readonly Uint8Array[]): Buffer =>
  Buffer.concat(messages.flatMap((message) => [framePrefix(message.length), message]));

describe('the messages of a response', () => {
  test('come out as they went in, however they are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 20 })), fc.integer({ min: 1, max: 12 }), (messages, step) => {
        const bytes = framed(messages);
        const reader = frameReader(20, subject);
        const read: Buffer[] = [];
        for (let at = 0; at < bytes.length; at += step) read.push(...reader.read(bytes.subarray(at, at + step)));
        expect(read.map((message) => [...message])).toEqual(messages.map((message) => [...message]));
      }),
    );
  });

  test('must not be longer than the limit', () => {
    expect(() => frameReader(4, subject).read(framed([Buffer.from('12345')]))).toThrow(/message of 5 bytes, above 4/);
  });

  test('must not be compressed', () => {
    expect(() => frameReader(4, subject).read(Buffer.from([1, 0, 0, 0, 0]))).toThrow(/compressed/);
  });
});
