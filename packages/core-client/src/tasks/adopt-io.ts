import { BerthError } from '@berth/foundation';
import { adoptIo, noIo, type OpenIo } from '../io/index.js';
import type { CallOptions } from '../session/call-options.js';
import type { Session } from '../session/session.js';
import { getProcess, processSubject, readStatus, type ProcessKey } from './task-service.js';

/**
 * The IO of a process made before: with `attach` its FIFOs are opened here, which takes them over (there is one reader);
 * without, they are left to whoever reads them.
 */
export async function adoptProcessIo(
  session: Session,
  key: ProcessKey,
  options: (CallOptions & { readonly attach?: boolean }) | undefined,
): Promise<OpenIo> {
  const process = await getProcess(session, key, options);
  if (process === undefined) {
    const subject = processSubject('get', key);
    throw new BerthError('protocol-error', `${subject.operation}: the daemon named no process`, subject);
  }
  const { stdin, stdout, stderr, terminal } = process;
  if (options?.attach === true) {
    const io = adoptIo({ stdin, stdout, stderr }, terminal);
    // Before its start the shim does not read its input; the start will join it.
    if (['running', 'paused', 'pausing'].includes(readStatus(process).state)) await io.connectStdin(options);
    return io;
  }
  return noIo();
}
