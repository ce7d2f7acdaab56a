import { BerthError } from '@berth/foundation';
import { adoptIo, noIo, type OpenIo } from '../io/index.js';
import type { CallOptions } from '../session/call-options.js';
import type { Session } from '../session/session.js';
import { getProcess, processSubject, type ProcessKey } from './task-service.js';

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
  if (options?.attach === true) return adoptIo({ stdin, stdout, stderr }, terminal);
  return noIo();
}
