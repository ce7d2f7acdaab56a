import { BerthError } from './berth-error.js';

/** Bad input, found before anything was sent: `field` is the path of the argument, `problem` completes "… must …" or "… is …". */
export function invalidArgument(field: string, problem: string, cause?: unknown): BerthError {
  return new BerthError('invalid-argument', `${field} ${problem}`, { field, cause });
}
