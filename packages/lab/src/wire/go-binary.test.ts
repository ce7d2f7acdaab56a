import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { compareContracts } from './contract.js';
import { descriptorsInProgram } from './go-binary.js';

/** A field of an encoded message; lengths and numbers below 128, which one byte holds. */
function text(number: number, value: string): Buffer {
  return message(number, [Buffer.from(value)]);
}

function message(number: number, parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([(number << 3) | 2, content.length]), content]);
}

function integer(number: number, value: number): Buffer {
  return Buffer.from([number << 3, value]);
}

const LABELS_ENTRY = message(3, [
  text(1, 'MEntry'),
  message(2, [text(1, 'key'), integer(3, 1), integer(4, 1), integer(5, 9)]),
  message(2, [text(1, 'value'), integer(3, 2), integer(4, 1), integer(5, 3)]),
  message(7, [integer(7, 1)]),
]);

/** FileDescriptorProto of a file with one of everything. */
function descriptor(name: string, syntax = 'proto3'): Buffer {
  return Buffer.concat([
    text(1, name),
    text(2, 'p'),
    text(3, 'x.proto'),
    message(4, [
      text(1, 'A'),
      message(2, [text(1, 'm'), integer(3, 1), integer(4, 3), integer(5, 11), text(6, '.p.A.MEntry')]),
      LABELS_ENTRY,
    ]),
    message(4, [
      text(1, 'B'),
      message(2, [text(1, 'n'), integer(3, 1), integer(4, 1), integer(5, 5), integer(9, 0)]),
      message(2, [text(1, 'o'), integer(3, 2), integer(4, 1), integer(5, 8), integer(9, 1), Buffer.from([0x88, 1, 1])]),
      message(8, [text(1, 'kind')]),
      message(8, [text(1, '_o')]),
    ]),
    message(5, [text(1, 'E'), message(2, [text(1, 'ON'), integer(2, 1)])]),
    message(6, [text(1, 'S'), message(2, [text(1, 'Do'), text(2, '.p.A'), text(3, '.p.B'), integer(6, 1)])]),
    ...(syntax === 'proto2' ? [] : [text(12, syntax)]),
  ]);
}

const FACTS = [
  { subject: 'message p.A', says: 'is there' },
  { subject: 'field p.A 1', says: 'map<string, int64> m' },
  { subject: 'message p.B', says: 'is there' },
  { subject: 'field p.B 1', says: 'int32 n (oneof kind)' },
  { subject: 'field p.B 2', says: 'optional bool o' },
  { subject: 'enum p.E', says: 'is there' },
  { subject: 'value p.E ON', says: '1' },
  { subject: 'service p.S', says: 'is there' },
  { subject: 'method /p.S/Do', says: 'p.A returns stream p.B' },
];

const NOISE = Buffer.from('\0go1.26 \x1f\x8b\x08\0 no gzip; a .proto that is none; "file.proto"\xff\xfe', 'latin1');

describe('the descriptors in a program', () => {
  test.each([
    ['raw', descriptor('a/b.proto')],
    ['raw and without a syntax', descriptor('a/b.proto', 'proto2')],
    ['compressed', gzipSync(descriptor('a/b.proto'))],
  ])('are found %s', (_how, bytes) => {
    const found = descriptorsInProgram(Buffer.concat([NOISE, bytes, NOISE]));
    expect(found).toEqual([{ name: 'a/b.proto', package: 'p', imports: ['x.proto'], facts: FACTS }]);
  });

  test('are found each once, side by side', () => {
    const program = Buffer.concat([descriptor('a.proto'), descriptor('b.proto'), descriptor('a.proto')]);
    expect(descriptorsInProgram(program).map(({ name }) => name)).toEqual(['a.proto', 'b.proto']);
  });

  test('are none in a program without them', () => {
    expect(descriptorsInProgram(NOISE)).toEqual([]);
  });

  test('show a changed field number', () => {
    const [file] = descriptorsInProgram(descriptor('a.proto'));
    const changed = FACTS.map((fact) => (fact.subject === 'field p.B 1' ? { ...fact, subject: 'field p.B 7' } : fact));
    expect(compareContracts(file?.facts ?? [], changed)).toEqual([
      { subject: 'field p.B 1', theirs: 'int32 n (oneof kind)', ours: undefined },
    ]);
  });
});
