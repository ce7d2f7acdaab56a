import { invalidArgument } from '@berth/foundation';
import type { Process } from '../oci/index.js';

/** The least that a runtime takes, and no more rights than it needs. */
const LEAST: Process = { cwd: '/', user: { uid: 0, gid: 0 }, noNewPrivileges: true };

/**
 * What an exec runs: the container's own process with the differences asked for. Without a record of that, the least that a
 * runtime takes.
 * @throws BerthError `invalid-argument`
 */
export function execSpec(
  own: Process | undefined,
  wanted: Partial<Process> & { readonly args: readonly string[] },
  terminal: boolean,
): Process {
  if (wanted.args.length === 0) throw invalidArgument('process.args', 'must name a program to run');
  // The size of the container's own terminal is not the exec's.
  const { cwd, user, ...rest } = own ?? LEAST;
  const inherited = Object.entries(rest).filter(([key]) => key !== 'consoleSize');
  return { cwd, user, ...Object.fromEntries(inherited), ...wanted, terminal };
}
