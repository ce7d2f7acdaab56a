import type { Accounts, ExecProcess, Process } from '../oci/index.js';
import { buildExec } from '../oci/builder/exec-process.js';
import { needsAccounts, resolveWanted } from '../oci/users/wanted-user.js';
import type { HandleOptions } from '../session/call-options.js';

/** What execs take from their container. */
export interface ExecGround {
  /** The container's own process, where its record has one. */
  process(): Process | undefined;
  /** The users and groups that its root filesystem has. */
  accounts(options: HandleOptions): Promise<Accounts>;
}

/** The spec of an exec; its user and groups are looked up where they are names. @throws BerthError as `buildExec`, and `not-found` */
export async function execSpec(
  ground: ExecGround,
  wanted: ExecProcess,
  terminal: boolean,
  options: HandleOptions,
): Promise<Process> {
  const own = ground.process();
  // All that needs no look is checked before one is taken.
  const spec = buildExec(own, wanted, undefined, terminal);
  const { user, additionalGroups = [] } = wanted;
  if (user === undefined && additionalGroups.length === 0) return spec;
  const who = { user: user ?? spec.user, additionalGroups };
  const accounts = needsAccounts(who) ? await ground.accounts(options) : { passwd: [], group: [] };
  return buildExec(own, wanted, resolveWanted(who, '', accounts), terminal);
}
