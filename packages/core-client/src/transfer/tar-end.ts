/** Looks for the end of a tar archive that comes in pieces. */
export interface TarEnd {
  /** Takes the next piece, of any size: whether the archive has ended with it. */
  push(chunk: Uint8Array): boolean;
}

const BLOCK_BYTES = 512;

/** Extended headers are read whole, for the size that may stand in them; they are never large. */
const EXTENDED_LIMIT_BYTES = 1024 * 1024;

/**
 * A new {@link TarEnd}. It goes from header to header, so that zeros inside of a file do not count as the end: two blocks of
 * zeros where a header should be.
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html
 */
export function tarEnd(): TarEnd {
  const block = Buffer.alloc(BLOCK_BYTES);
  let filled = 0;
  let skip = 0;
  let zeroBlocks = 0;
  let extended: Buffer[] | undefined;
  let nextSize: number | undefined;

  function header(): void {
    if (block.every((byte) => byte === 0)) {
      zeroBlocks += 1;
      return;
    }
    zeroBlocks = 0;
    const isExtended = block[TYPE_AT] === EXTENDED;
    const size = isExtended ? sizeIn(block) : (nextSize ?? sizeIn(block));
    if (!isExtended) nextSize = undefined;
    extended = isExtended && size <= EXTENDED_LIMIT_BYTES ? [] : undefined;
    skip = Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
  }

  function content(piece: Uint8Array): void {
    skip -= piece.length;
    extended?.push(Buffer.from(piece));
    if (skip > 0 || extended === undefined) return;
    const record = /(?:^|\n)\d+ size=(\d+)\n/.exec(Buffer.concat(extended).toString('latin1'));
    if (record?.[1] !== undefined) nextSize = Number(record[1]);
    extended = undefined;
  }

  return {
    push(chunk) {
      let at = 0;
      while (at < chunk.length && zeroBlocks < 2) {
        const wanted = skip > 0 ? skip : BLOCK_BYTES - filled;
        const piece = chunk.subarray(at, at + wanted);
        at += piece.length;
        if (skip > 0) content(piece);
        else {
          block.set(piece, filled);
          filled = (filled + piece.length) % BLOCK_BYTES;
          if (filled === 0) header();
        }
      }
      return zeroBlocks === 2;
    },
  };
}

const TYPE_AT = 156;
const EXTENDED = 'x'.charCodeAt(0);

/** The size of an entry: octal digits, or a binary number where the first bit says so. */
function sizeIn(header: Buffer): number {
  const field = header.subarray(124, 136);
  if (((field[0] ?? 0) & 0x80) !== 0) return Number(field.readBigUInt64BE(4));
  const digits = /[0-7]+/.exec(field.toString('latin1'));
  return digits === null ? 0 : Number.parseInt(digits[0], 8);
}
