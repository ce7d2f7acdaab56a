import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import Long from 'long';
import { BootstrapParams } from '../../dist/generated/containerd/runtime/bootstrap/v1.js';
import { Container, ContainersService } from '../../dist/generated/containerd/services/containers/v1.js';
import { ContentService, Info } from '../../dist/generated/containerd/services/content/v1.js';
import { DeleteImageRequest } from '../../dist/generated/containerd/services/images/v1.js';
import { QuotaFailure_Violation, Status } from '../../dist/generated/google/rpc.js';
import { Any, Value, type ValueInit } from '../../dist/generated/google/protobuf.js';
import { MemoryEntry } from '../../dist/generated/io/containerd/cgroups/v1.js';

describe('64-bit integers', () => {
  test.each(['0', '1', '-1', '9007199254740993', '9223372036854775807', '-9223372036854775808'])(
    'keep %s, signed',
    (value) => {
      expect(Info.decode(Info.encode({ size: Long.fromString(value) })).size.toString()).toBe(value);
    },
  );

  test.each(['0', '9007199254740993', '9223372036854775808', '18446744073709551615'])('keep %s, unsigned', (value) => {
    const { limit } = MemoryEntry.decode(MemoryEntry.encode({ limit: Long.fromString(value, true) }));
    expect([limit.toString(), limit.unsigned]).toEqual([value, true]);
  });

  test('are 0 where they are absent', () => {
    expect(Info.decode(Buffer.alloc(0)).size.toString()).toBe('0');
    expect(MemoryEntry.decode(Buffer.alloc(0)).limit.unsigned).toBe(true);
  });
});

describe('a oneof', () => {
  const choices: readonly [string, ValueInit][] = [
    ['nullValue', { nullValue: 0 }],
    ['numberValue', { numberValue: 0 }],
    ['stringValue', { stringValue: '' }],
    ['boolValue', { boolValue: false }],
    ['structValue', { structValue: { fields: { a: { boolValue: true } } } }],
    ['listValue', { listValue: { values: [{ stringValue: 'x' }, { nullValue: 0 }] } }],
  ];

  test.each(choices)('says that %s is what it holds, at its default too', (kind, value) => {
    expect(Value.decode(Value.encode(value)).kind).toBe(kind);
  });

  test('says that it holds nothing', () => {
    expect(Value.decode(Value.encode({})).kind).toBeUndefined();
  });

  test('narrows the type of what it holds', () => {
    const value = Value.decode(Value.encode({ numberValue: 1.5 }));
    expect(value.kind === 'numberValue' ? value.numberValue : undefined).toBe(1.5);
  });

  test('holds the last of several on the wire', () => {
    const twice = Buffer.concat([Value.encode({ boolValue: true }), Value.encode({ stringValue: 'last' })]);
    expect(Value.decode(twice)).toMatchObject({ kind: 'stringValue', stringValue: 'last' });
  });
});

describe('a message within a message', () => {
  test('that is absent is told apart from an empty one', () => {
    const absent = DeleteImageRequest.decode(DeleteImageRequest.encode({ name: 'a' }));
    const empty = DeleteImageRequest.decode(DeleteImageRequest.encode({ name: 'a', target: {} }));
    expect(absent.target ?? 'absent').toBe('absent');
    expect(empty.target).toMatchObject({});
    expect(empty.target?.digest).toBe('');
  });
});

describe('an optional field', () => {
  test.each(['', '/run/x'])('that is %j is told apart from an absent one', (socketDir) => {
    expect(BootstrapParams.decode(BootstrapParams.encode({ socketDir })).socketDir).toBe(socketDir);
  });

  test('that is absent is null, and takes no bytes', () => {
    const bytes = BootstrapParams.encode({});
    expect(bytes).toHaveLength(0);
    expect(BootstrapParams.decode(bytes).socketDir).toBeNull();
  });

  test('of 64 bits keeps 0 apart from absent', () => {
    const violation = (value: Long | undefined): unknown =>
      QuotaFailure_Violation.decode(QuotaFailure_Violation.encode({ futureQuotaValue: value })).futureQuotaValue;
    expect(violation(undefined)).toBeNull();
    expect(violation(Long.ZERO)).toEqual(Long.ZERO);
    expect(violation(Long.MIN_VALUE)).toEqual(Long.MIN_VALUE);
  });
});

describe('an Any within a message', () => {
  test('has its type in typeUrl, going out and coming back', () => {
    const bytes = Container.encode({ extensions: { a: { typeUrl: 'a.B', value: Buffer.from([1]) } } });
    expect(Buffer.from(bytes).includes('a.B')).toBe(true);
    const any = Container.decode(bytes).extensions['a'];
    expect([any?.typeUrl, any?.value, any !== undefined && 'type_url' in any]).toEqual([
      'a.B',
      Buffer.from([1]),
      false,
    ]);
  });
});

describe('a map', () => {
  const labels = (entries: readonly (readonly [string, string])[]): Record<string, string> => {
    const map: Record<string, string> = {};
    for (const [key, value] of entries)
      Object.defineProperty(map, key, { value, enumerable: true, writable: true, configurable: true });
    return map;
  };

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'containerd.io/gc.ref.content.0'])(
    'keeps the key %j as any other',
    (key) => {
      const decoded = Info.decode(
        Info.encode({
          labels: labels([
            [key, 'polluted'],
            ['b', '2'],
          ]),
        }),
      ).labels;
      expect(Object.entries(decoded)).toEqual([
        [key, 'polluted'],
        ['b', '2'],
      ]);
      expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    },
  );

  test('keeps whatever keys and values there are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.string(), fc.string()), { selector: ([key]) => key }), (entries) => {
        const decoded = Info.decode(Info.encode({ labels: labels(entries) })).labels;
        expect(new Map(Object.entries(decoded))).toEqual(new Map(entries));
      }),
    );
  });

  test.each(['__proto__', 'constructor'])('of messages keeps the key %j', (key) => {
    const extensions: Record<string, { readonly typeUrl: string }> = {};
    Object.defineProperty(extensions, key, { value: { typeUrl: 'a.B' }, enumerable: true });
    const decoded = Container.decode(Container.encode({ extensions })).extensions;
    expect(Object.entries(decoded).map(([name, any]) => [name, any.typeUrl])).toEqual([[key, 'a.B']]);
  });

  test('that is absent is empty, and is no one else’s', () => {
    const one = Info.decode(Buffer.alloc(0));
    expect(Object.keys(one.labels)).toEqual([]);
    expect(Info.decode(Info.encode({ labels: {} })).labels).toEqual({});
  });
});

describe('fields that the contract does not know', () => {
  test('are passed over', () => {
    // Field 4000 as a varint, as bytes, as 64 and as 32 bits.
    const tag = (wireType: number): readonly number[] => [0x80 | wireType, 0xfa, 0x01];
    const strange = Buffer.from([
      ...tag(0),
      5,
      ...tag(2),
      2,
      1,
      2,
      ...tag(1),
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      ...tag(5),
      1,
      2,
      3,
      4,
    ]);
    const bytes = Buffer.concat([strange, Info.encode({ digest: 'sha256:a' }), strange]);
    expect(Info.decode(bytes).digest).toBe('sha256:a');
  });
});

describe('bytes that are no message', () => {
  test.each([
    ['a length past the end', [0x0a, 5, 1]],
    ['a varint past the end', [0x10, 0x80]],
    ['a group that does not end', [0x0b]],
    ['field number 0', [0x02, 0]],
  ])('are refused: %s', (_what, bytes) => {
    expect(() => Info.decode(Buffer.from(bytes))).toThrow();
  });
});

describe('what goes over the wire', () => {
  test('is what protobuf says, byte for byte', () => {
    const any = Any.encode({ typeUrl: 'a.B', value: Buffer.from([1, 2]) });
    expect(Buffer.from(any).toString('hex')).toBe('0a03612e42' + '12020102');
    const status = Status.encode({ code: -1, message: 'x', details: [{}] });
    expect(Buffer.from(status).toString('hex')).toBe('08ffffffffffffffffff01' + '120178' + '1a00');
  });

  test('is a Buffer, which gRPC takes as it is', () => {
    expect(Buffer.isBuffer(Info.encode({ digest: 'a' }))).toBe(true);
  });
});

describe('a service', () => {
  test('has its methods by path, with their streams', () => {
    expect(ContainersService.listStream).toMatchObject({
      path: '/containerd.services.containers.v1.Containers/ListStream',
      requestStream: false,
      responseStream: true,
    });
    expect(ContentService.write).toMatchObject({
      path: '/containerd.services.content.v1.Content/Write',
      requestStream: true,
      responseStream: true,
    });
  });
});
