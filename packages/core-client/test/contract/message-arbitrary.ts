import fc from 'fast-check';
import Long from 'long';
import type protobuf from 'protobufjs';

/** Struct and Value hold one another; so deep is deep enough. */
const DEPTH_LIMIT = 3;

/** Any message of a type: each field there or not, one member of each oneof at most. */
export function messageArbitrary(type: protobuf.Type, depth = 0): fc.Arbitrary<Record<string, unknown>> {
  const oneofs = type.oneofsArray.filter((oneof) => !oneof.isProto3Optional);
  const plain = type.fieldsArray.filter((field) => field.partOf === null || !oneofs.includes(field.partOf));
  const parts = [
    fc.record(Object.fromEntries(plain.map((field) => [field.name, fieldArbitrary(field, depth)])), {
      requiredKeys: [],
    }),
    ...oneofs.map((oneof) =>
      fc.oneof(...oneof.fieldsArray.map((field) => fc.record({ [field.name]: fieldArbitrary(field, depth) }))),
    ),
  ];
  return fc.tuple(...parts).map((objects) => Object.fromEntries(objects.flatMap((object) => Object.entries(object))));
}

function fieldArbitrary(field: protobuf.Field, depth: number): fc.Arbitrary<unknown> {
  const longest = depth >= DEPTH_LIMIT ? 0 : 3;
  const value = valueArbitrary(field, depth);
  if (field.map) return fc.dictionary(fc.string(), value, { maxKeys: longest });
  return field.repeated ? fc.array(value, { maxLength: longest }) : value;
}

function valueArbitrary(field: protobuf.Field, depth: number): fc.Arbitrary<unknown> {
  const type = field.resolvedType;
  if (type === null) return scalarArbitrary(field.type);
  if ('valuesById' in type) return fc.constantFrom(...Object.values(type.values));
  return depth >= DEPTH_LIMIT ? fc.constant({}) : fc.constant(undefined).chain(() => messageArbitrary(type, depth + 1));
}

function scalarArbitrary(type: string): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return fc.string({ unit: 'grapheme' });
    case 'bytes':
      return fc.uint8Array().map((bytes) => Buffer.from(bytes));
    case 'bool':
      return fc.boolean();
    case 'double':
      return fc.double({ noNaN: true });
    case 'int32':
      return fc.integer();
    case 'uint32':
      return fc.nat().map((value) => value >>> 0);
    case 'int64':
      return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => Long.fromString(value.toString()));
    case 'uint64':
      return fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => Long.fromString(value.toString(), true));
    default:
      throw new Error(`no arbitrary value of type ${type}`);
  }
}
