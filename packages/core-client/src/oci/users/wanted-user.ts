import type { UserIds } from '../builder/process.js';
import { resolveGroups, resolveUser, type Accounts } from './resolve-user.js';

/** Who a process is to run as. */
export interface WantedUser {
  /** `name`, `uid`, `name:group`, `uid:gid`, or ids, which are taken as they are. */
  readonly user?: string | UserIds | undefined;
  /** Groups beside the user's own, as names of the image's or numbers. */
  readonly additionalGroups?: readonly string[] | undefined;
}

/** Whether it takes a look into the root filesystem: a group's name may be made of digits too. */
export function needsAccounts({ user, additionalGroups = [] }: WantedUser): boolean {
  return typeof user !== 'object' || additionalGroups.length > 0;
}

/**
 * The ids of the user, or of `otherwise` where none is wanted.
 * @throws BerthError as {@link resolveUser}
 */
export function resolveWanted(
  { user, additionalGroups = [] }: WantedUser,
  otherwise: string,
  accounts: Accounts,
): UserIds {
  if (typeof user !== 'object') return resolveUser(user ?? otherwise, accounts, additionalGroups);
  const groups = resolveGroups(additionalGroups, accounts);
  return { ...user, additionalGids: [...new Set([...(user.additionalGids ?? []), ...groups])] };
}
