import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { messageTypes } from '../../dist/generated/message-types.js';
import { messageArbitrary } from './message-arbitrary.js';
import { loadProto } from './proto-files.js';

/** A second way from the same text to bytes: protobufjs's reflection, which shares no generated code. */
const root = loadProto(join(import.meta.dirname, '..', '..', 'proto'), { keepCase: false });

const messages = Object.entries(messageTypes).map(([name, codec]) => ({ name, codec }));

describe('every message', () => {
  test.each(messages)('$name survives decoding and encoding', ({ name, codec }) => {
    const type = root.lookupType(name);
    fc.assert(
      fc.property(messageArbitrary(type), (message) => {
        const bytes = type.encode(type.fromObject(message)).finish();
        const again = reencode(codec, bytes);
        expect(type.toObject(type.decode(again))).toEqual(type.toObject(type.decode(bytes)));
      }),
      { numRuns: 20 },
    );
  });

  test('is in the registry, and nothing else', () => {
    expect(messages.length).toBeGreaterThan(300);
    expect(Object.getPrototypeOf(messageTypes)).toBeNull();
    expect('__proto__' in messageTypes).toBe(false);
  });
});

interface AnyCodec<I, M extends I> {
  encode(message: I): Uint8Array;
  decode(bytes: Uint8Array): M;
}

function reencode<I, M extends I>(codec: AnyCodec<I, M>, bytes: Uint8Array): Uint8Array {
  return codec.encode(codec.decode(bytes));
}
