// Just enough of the protobuf wire format to read descriptors out of a program, where most of what is looked at is not protobuf.

/** One field of an encoded message: a number, or the bytes of a string, a message or a packed list. */
export interface WireField {
  readonly number: number;
  readonly value: bigint | Buffer;
  /** Where the next field begins. */
  readonly end: number;
}

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** A varint of ten bytes holds 64 bits; a longer one is no varint. */
const VARINT_LIMIT_BYTES = 10;

/** The field that begins at `at`; undefined where those bytes are no field. */
export function readField(bytes: Buffer, at: number): WireField | undefined {
  const tag = readVarint(bytes, at);
  if (tag === undefined || tag.value >> 3n === 0n || tag.value > 0xffff_ffffn) return undefined;
  const number = Number(tag.value >> 3n);
  const content = readContent(bytes, tag.end, Number(tag.value & 7n));
  return content === undefined ? undefined : { number, ...content };
}

/** All fields of one encoded message; undefined where it is not one from its first byte to its last. */
export function readFields(bytes: Buffer): readonly WireField[] | undefined {
  const fields: WireField[] = [];
  for (let at = 0; at < bytes.length;) {
    const field = readField(bytes, at);
    if (field === undefined) return undefined;
    fields.push(field);
    at = field.end;
  }
  return fields;
}

type Content = Pick<WireField, 'value' | 'end'>;

function readContent(bytes: Buffer, at: number, wireType: number): Content | undefined {
  switch (wireType) {
    case VARINT:
      return readVarint(bytes, at);
    case FIXED_64:
      return readBytes(bytes, at, 8);
    case LENGTH_DELIMITED: {
      const length = readVarint(bytes, at);
      return length === undefined ? undefined : readBytes(bytes, length.end, Number(length.value));
    }
    case FIXED_32:
      return readBytes(bytes, at, 4);
    default:
      return undefined;
  }
}

function readBytes(bytes: Buffer, at: number, length: number): Content | undefined {
  const end = at + length;
  return end > bytes.length ? undefined : { value: bytes.subarray(at, end), end };
}

function readVarint(bytes: Buffer, at: number): { readonly value: bigint; readonly end: number } | undefined {
  let value = 0n;
  for (let index = 0; index < VARINT_LIMIT_BYTES; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    value |= BigInt(byte & 0x7f) << BigInt(7 * index);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return undefined;
}
