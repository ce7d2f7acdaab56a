import { BerthError } from '@berth/foundation';
import type { WireFact, WireFile } from './contract.js';
import { readFields, type WireField } from './wire-format.js';

/** The names of FieldDescriptorProto.Type, by number. @see https://protobuf.dev/reference/protobuf/google.protobuf/ */
const SCALARS: readonly (string | undefined)[] = [
  undefined,
  ...['double', 'float', 'int64', 'uint64', 'int32', 'fixed64', 'fixed32', 'bool', 'string', 'group', 'message'],
  ...['bytes', 'uint32', 'enum', 'sfixed32', 'sfixed64', 'sint32', 'sint64'],
];

const LABELS: readonly string[] = ['', '', 'required ', 'repeated '];

/**
 * Reads an encoded FileDescriptorProto; undefined where the bytes do not begin as one.
 *
 * @throws {BerthError} `protocol-error` where a file names itself and what follows is malformed
 */
export function readDescriptor(bytes: Buffer): WireFile | undefined {
  const fields = readFields(bytes);
  if (fields === undefined) return undefined;
  const file = opened(fields);
  const name = file.text(1);
  const packageName = file.text(2);
  if (!/^[\w./-]+\.proto$/.test(name) || !/^[\w.]*$/.test(packageName)) return undefined;
  const prefix = packageName === '' ? '' : `${packageName}.`;
  return {
    name,
    package: packageName,
    imports: file.texts(3),
    facts: [
      ...file.messages(4).flatMap((message) => messageFacts(message, prefix)),
      ...file.messages(5).flatMap((each) => enumFacts(each, prefix)),
      ...file.messages(6).flatMap((service) => serviceFacts(service, prefix)),
    ],
  };
}

/** An encoded message, asked for its fields by number. */
interface Opened {
  text(number: number): string;
  texts(number: number): readonly string[];
  /** 0 where it is absent. */
  integer(number: number): number;
  has(number: number): boolean;
  messages(number: number): readonly Opened[];
}

function open(bytes: Buffer): Opened {
  const fields = readFields(bytes);
  if (fields !== undefined) return opened(fields);
  throw new BerthError('protocol-error', `a descriptor holds ${bytes.length} bytes that are no message`);
}

function opened(fields: readonly WireField[]): Opened {
  const values = (number: number): readonly WireField['value'][] =>
    fields.filter((field) => field.number === number).map(({ value }) => value);
  const buffers = (number: number): readonly Buffer[] => values(number).filter((value) => typeof value !== 'bigint');
  const texts = (number: number): readonly string[] => buffers(number).map((value) => value.toString('utf8'));
  return {
    texts,
    text: (number) => texts(number).at(-1) ?? '',
    integer: (number) =>
      Number(
        BigInt.asIntN(
          64,
          values(number)
            .filter((value) => typeof value === 'bigint')
            .at(-1) ?? 0n,
        ),
      ),
    has: (number) => values(number).length > 0,
    messages: (number) => buffers(number).map(open),
  };
}

function messageFacts(message: Opened, prefix: string): readonly WireFact[] {
  const name = `${prefix}${message.text(1)}`;
  const nested = message.messages(3);
  const maps = new Map(nested.filter(isMapEntry).map((entry) => [`.${name}.${entry.text(1)}`, entry]));
  const oneofs = message.messages(8).map((oneof) => oneof.text(1));
  return [
    { subject: `message ${name}`, says: 'is there' },
    ...message.messages(2).map((field) => ({
      subject: `field ${name} ${field.integer(3)}`,
      says: fieldText(field, maps, oneofs),
    })),
    ...message.messages(4).flatMap((each) => enumFacts(each, `${name}.`)),
    ...nested.filter((each) => !isMapEntry(each)).flatMap((each) => messageFacts(each, `${name}.`)),
  ];
}

/** `map<K, V>` is encoded as a repeated nested message with this option. */
function isMapEntry(message: Opened): boolean {
  return message.messages(7).some((options) => options.integer(7) === 1);
}

function fieldText(field: Opened, maps: ReadonlyMap<string, Opened>, oneofs: readonly string[]): string {
  const name = field.text(1);
  const map = maps.get(field.text(6));
  if (map !== undefined) return `map<${map.messages(2).map(typeName).join(', ')}> ${name}`;
  // A proto3 `optional` field is encoded in a oneof of its own, which is no oneof of the text.
  if (field.integer(17) === 1) return `optional ${typeName(field)} ${name}`;
  const oneof = field.has(9) ? ` (oneof ${oneofs[field.integer(9)] ?? ''})` : '';
  return `${LABELS[field.integer(4)] ?? ''}${typeName(field)} ${name}${oneof}`;
}

function typeName(field: Opened): string {
  return field.text(6).replace(/^\./, '') || (SCALARS[field.integer(5)] ?? '');
}

function enumFacts(each: Opened, prefix: string): readonly WireFact[] {
  const name = `${prefix}${each.text(1)}`;
  return [
    { subject: `enum ${name}`, says: 'is there' },
    ...each.messages(2).map((value) => ({
      subject: `value ${name} ${value.text(1)}`,
      says: String(value.integer(2)),
    })),
  ];
}

function serviceFacts(service: Opened, prefix: string): readonly WireFact[] {
  const name = `${prefix}${service.text(1)}`;
  return [
    { subject: `service ${name}`, says: 'is there' },
    ...service.messages(2).map((method) => ({
      subject: `method /${name}/${method.text(1)}`,
      says: `${side(method, 5, 2)} returns ${side(method, 6, 3)}`,
    })),
  ];
}

function side(method: Opened, stream: number, type: number): string {
  return `${method.integer(stream) === 1 ? 'stream ' : ''}${method.text(type).replace(/^\./, '')}`;
}
