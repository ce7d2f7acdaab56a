import { invalidArgument } from '@berth/foundation';
import { checkIo } from './check-io.js';
import type { TaskIo } from './task-io.js';

/**
 * Checks IO before anything is made for it, and tells whether its process has a terminal: as the spec of its container says, which the IO must not contradict; for an exec, as the
 * IO says. The shim has no terminal's output go nowhere or to a file.
 * @throws BerthError `invalid-argument` naming the field
 */
export function terminalOf(io: TaskIo, specified?: boolean): boolean {
  checkIo(io);
  const asked = 'terminal' in io ? io.terminal : undefined;
  if (asked !== undefined && specified !== undefined && asked !== specified) {
    throw invalidArgument('io.terminal', `must be ${specified}, as the container's spec says, or left out`);
  }
  const terminal = specified ?? asked ?? false;
  if (terminal && (io.kind === 'null' || io.kind === 'file')) {
    throw invalidArgument('io.kind', `must be streams, fifos or binary for a process with a terminal, not ${io.kind}`);
  }
  return terminal;
}
