import { constants, inflateRawSync } from 'node:zlib';
import type { WireFile } from './contract.js';
import { readDescriptor } from './descriptor.js';
import { readField } from './wire-format.js';

/** No descriptor of a daemon is a tenth of this, compressed or not. */
const DESCRIPTOR_LIMIT_BYTES = 4 * 1024 * 1024;

/** A gzip member without a name, as Go writes it: magic, deflate, no flags. */
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b, 0x08, 0x00]);
const GZIP_HEADER_BYTES = 10;

const FILE_NAME_END = Buffer.from('.proto');
/** A name of this many bytes has its length in one byte. */
const FILE_NAME_LIMIT_BYTES = 127;

/** Of FileDescriptorProto: the field that names the file, and those that may follow it. */
const NAME = 1;
const SYNTAX = 12;
const EDITION = 14;

/**
 * The protobuf descriptors that a Go program carries within itself: raw, as google.golang.org/protobuf registers them, or
 * compressed by gzip, as gogo/protobuf does. Each file once; the first found wins.
 */
export function descriptorsInProgram(program: Buffer): readonly WireFile[] {
  const found = new Map<string, WireFile>();
  for (const bytes of candidates(program)) {
    const file = readDescriptor(bytes);
    if (file === undefined) continue;
    const key = `${file.package} ${file.name}`;
    if (!found.has(key)) found.set(key, file);
  }
  return [...found.values()];
}

/** One at a time: most are no descriptors, and each may be as large as the limit. */
function* candidates(program: Buffer): Generator<Buffer> {
  yield* compressedCandidates(program);
  yield* rawCandidates(program);
}

function* compressedCandidates(program: Buffer): Generator<Buffer> {
  for (const at of occurrences(program, GZIP_MAGIC)) {
    const inflated = inflate(program.subarray(at + GZIP_HEADER_BYTES, at + DESCRIPTOR_LIMIT_BYTES));
    if (inflated !== undefined) yield inflated;
  }
}

/** undefined where the bytes are no deflate stream; what follows its end is ignored. */
function inflate(bytes: Buffer): Buffer | undefined {
  try {
    return inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: DESCRIPTOR_LIMIT_BYTES });
  } catch {
    return undefined;
  }
}

function* rawCandidates(program: Buffer): Generator<Buffer> {
  for (const at of occurrences(program, FILE_NAME_END)) {
    const start = rawStart(program, at + FILE_NAME_END.length);
    if (start !== undefined) yield program.subarray(start, rawEnd(program, start));
  }
}

/** Where a descriptor begins whose name ends at `end`: the name's tag and its length stand before it. */
function rawStart(program: Buffer, end: number): number | undefined {
  for (let length = FILE_NAME_END.length + 1; length <= FILE_NAME_LIMIT_BYTES; length++) {
    const start = end - length - 2;
    if (program[start] === (NAME << 3) + 2 && program[start + 1] === length) return start;
  }
  return undefined;
}

/**
 * Where a descriptor ends whose length nothing tells: its fields stand in order of their numbers, the syntax or the edition is
 * the last, and where there is neither (proto2) it ends with the last bytes that can be a field of it.
 */
function rawEnd(program: Buffer, start: number): number {
  let end = start;
  let previous = 0;
  for (;;) {
    const field = readField(program.subarray(0, start + DESCRIPTOR_LIMIT_BYTES), end);
    if (field === undefined || !mayFollow(field.number, previous)) return end;
    ({ end, number: previous } = field);
  }
}

function mayFollow(number: number, previous: number): boolean {
  if (number === NAME) return previous === 0;
  if (previous === SYNTAX) return number === EDITION;
  return number >= previous && (number <= SYNTAX || number === EDITION);
}

function* occurrences(bytes: Buffer, wanted: Buffer): Generator<number> {
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) yield at;
}
