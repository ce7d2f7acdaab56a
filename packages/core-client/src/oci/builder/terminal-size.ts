import type { ConsoleSize } from '../runtime-spec/process.js';
import { checkInteger } from '../validate/number.js';

/** A terminal's size in characters, each side 0 to 65,535. */
export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** A terminal's sides are numbers of 16 bits. */
const SIDE_LIMIT = 65_535;

/** The size, where it is one; `field` is its path. */
export function checkTerminalSize(field: string, { columns, rows }: TerminalSize): TerminalSize {
  return {
    columns: checkInteger(`${field}.columns`, columns, 0, SIDE_LIMIT),
    rows: checkInteger(`${field}.rows`, rows, 0, SIDE_LIMIT),
  };
}

/** The size as the spec of a process has it. */
export function buildConsoleSize(size: TerminalSize): ConsoleSize {
  const { columns, rows } = checkTerminalSize('process.consoleSize', size);
  return { height: rows, width: columns };
}
