import { describe, expect, test } from '@jest/globals';
import { HEAD_LIMIT_BYTES, readBuffers } from './read-buffers.js';

describe('the memory of a connection', () => {
  test('is used again once what lay there is taken', () => {
    const buffers = readBuffers();
    const seen = new Set<ArrayBufferLike>();
    for (let n = 0; n < 100; n += 1) {
      const room = buffers.room(0);
      seen.add(room.buffer);
      buffers.came(room.length);
    }
    expect(seen.size).toBe(2);
  });

  test('is left alone while somebody has yet to take what lies there', () => {
    const buffers = readBuffers();
    const untaken = buffers.room(0);
    untaken.fill('a');
    buffers.came(untaken.length);
    let unread = untaken.length;
    for (let n = 0; n < 4; n += 1) {
      const room = buffers.room(unread);
      room.fill('b');
      buffers.came(room.length);
      unread += room.length;
    }
    expect(untaken.every((byte) => byte === 97)).toBe(true);
  });

  test('keeps as much of what was taken last as the head of a response may have', () => {
    const buffers = readBuffers();
    const head = buffers.room(0);
    head.fill('h');
    buffers.came(head.length);
    for (let after = 0; after < HEAD_LIMIT_BYTES;) {
      const room = buffers.room(0);
      room.subarray(0, 1000).fill('x');
      buffers.came(1000);
      after += 1000;
    }
    expect(head.every((byte) => byte === 104)).toBe(true);
  });

  test('is filled to the end by a peer that sends a byte at a time', () => {
    const buffers = readBuffers();
    const seen = new Set<ArrayBufferLike>();
    for (let n = 0; n < 64 * 1024; n += 1) {
      seen.add(buffers.room(n).buffer);
      buffers.came(1);
    }
    expect(seen.size).toBe(1);
  });
});
