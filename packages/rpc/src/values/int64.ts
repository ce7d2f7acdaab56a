import Long from 'long';
import { BerthError, invalidArgument } from '@berth/foundation';

/** The exact value of a 64-bit field. */
export function toBigInt(value: Long | number): bigint {
  if (typeof value === 'number') return BigInt(value);
  const low = BigInt(value.getLowBitsUnsigned());
  const high = BigInt(value.unsigned ? value.getHighBitsUnsigned() : value.getHighBits());
  return (high << 32n) | low;
}

/**
 * The value of a 64-bit field that in practice fits a JavaScript number (a size, a pid, a count).
 * @throws BerthError `out-of-range` above 2^53 - 1, rather than rounding in silence.
 */
export function toSafeNumber(value: Long | number, field: string): number {
  const number = typeof value === 'number' ? value : value.toNumber();
  if (!Number.isSafeInteger(number)) {
    throw new BerthError(
      'out-of-range',
      `${field} is ${String(value)}, which a JavaScript number cannot hold exactly`,
      {
        field,
      },
    );
  }
  return number;
}

/** A signed 64-bit field from a number or a bigint. @throws BerthError `invalid-argument` naming `field` */
export function int64(value: number | bigint, field: string): Long {
  return toLong(value, field, false, -(2n ** 63n), 2n ** 63n - 1n);
}

/** An unsigned 64-bit field from a number or a bigint. @throws BerthError `invalid-argument` naming `field` */
export function uint64(value: number | bigint, field: string): Long {
  return toLong(value, field, true, 0n, 2n ** 64n - 1n);
}

function toLong(value: number | bigint, field: string, unsigned: boolean, least: bigint, most: bigint): Long {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || (unsigned && value < 0)) {
      throw invalidArgument(field, `must be a whole number that fits, not ${String(value)}`);
    }
    return Long.fromNumber(value, unsigned);
  }
  if (value < least || value > most) throw invalidArgument(field, `must fit in 64 bits, not ${String(value)}`);
  return Long.fromBits(Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> 32n)), unsigned);
}
