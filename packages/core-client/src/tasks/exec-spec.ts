import { invalidArgument } from '@berth/foundation';
import type { Process } from '../oci/index.js';

const ROOT = { cwd: '/', user: { uid: 0, gid: 0 }, noNewPrivileges: true };

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
  const inherited = Object.entries(own ?? ROOT).filter(([key]) => key !== 'consoleSize');
  return { ...ROOT, ...Object.fromEntries(inherited), ...wanted, terminal };
}
