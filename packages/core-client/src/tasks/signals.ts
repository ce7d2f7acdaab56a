import { constants } from 'node:os';
import { invalidArgument } from '@berth/foundation';
import type { Signal } from './task.js';

/** The number of the highest real-time signal on Linux. */
const HIGHEST = 64;

/** A signal's number. @throws BerthError `invalid-argument` for a name Linux does not have or a number out of range */
export function signalNumber(signal: Signal): number {
  const number = typeof signal === 'number' ? signal : constants.signals[signal];
  // A JavaScript caller may pass any string.
  if (!Number.isInteger(number) || number < 0 || number > HIGHEST) {
    throw invalidArgument('signal', `must be a Linux signal's name or number, not ${JSON.stringify(signal)}`);
  }
  return number;
}
