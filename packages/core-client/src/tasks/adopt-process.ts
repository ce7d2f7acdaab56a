import { adoptIo, noIo, type OpenIo } from '../io/index.js';
import type { CallOptions } from '../session/call-options.js';
import type { Session } from '../session/session.js';
import { getProcess, readStatus, type ProcessKey } from './task-service.js';

/** A process made before, with its IO on this side. */
export interface AdoptedProcess {
  readonly pid: number;
  readonly io: OpenIo;
}

/**
 * A process made before, and its IO: with `attach` its FIFOs are opened here, which takes them over (there is one reader);
 * without, they are left to whoever reads them. @throws BerthError `not-found`
 */
export async function adoptProcess(
  session: Session,
  key: ProcessKey,
  options: (CallOptions & { readonly attach?: boolean }) | undefined,
): Promise<AdoptedProcess> {
  const process = await getProcess(session, key, options);
  const { pid, stdin, stdout, stderr, terminal } = process;
  if (options?.attach !== true) return { pid, io: noIo() };
  const io = adoptIo({ stdin, stdout, stderr }, terminal);
  // Before its start the shim does not read its input; the start will join it.
  if (['running', 'paused', 'pausing'].includes(readStatus(process).state)) await io.connectStdin(options);
  return { pid, io };
}
