import { BerthError, invalidArgument } from '@berth/foundation';
import { MAX_ID } from '../validate/number.js';
import { parseId, type GroupEntry, type PasswdEntry } from './account-files.js';

/** The users and groups that an image has; empty lists where it has no such file. */
export interface Accounts {
  readonly passwd: readonly PasswdEntry[];
  readonly group: readonly GroupEntry[];
}

/** A user as the kernel knows it, and what the image says of it. */
export interface ResolvedUser {
  readonly uid: number;
  readonly gid: number;
  /** `gid` first, then the groups that list the user, then those asked for; each once. */
  readonly additionalGids: readonly number[];
  /** Where the image knows the uid. */
  readonly name?: string;
  readonly home?: string;
}

/**
 * The ids of a user as images and people write it: `name`, `uid`, `name:group`, `uid:gid` or mixed; empty is root. A number that
 * the image does not know is taken as it is, with gid 0; so is one of `additionalGroups`, which are names or gids too.
 *
 * @throws BerthError `invalid-argument` for a malformed user or an id beyond 2^31-1; `not-found` for a name that the image does not have.
 */
export function resolveUser(user: string, accounts: Accounts, additionalGroups: readonly string[] = []): ResolvedUser {
  const [wantedUser = '', wantedGroup, ...rest] = user.split(':');
  if (rest.length > 0 || wantedGroup === '' || (wantedUser === '' && user !== '')) {
    throw invalidArgument('user', `must be USER or USER:GROUP, not "${user}"`);
  }
  const { uid, entry } = findUser(wantedUser === '' ? '0' : wantedUser, accounts.passwd);
  const gid = wantedGroup === undefined ? (entry?.gid ?? 0) : findGroup('user', wantedGroup, accounts.group);
  const memberships = accounts.group.filter((group) => entry !== undefined && group.members.includes(entry.name));
  const extra = resolveGroups(additionalGroups, accounts);
  const additionalGids = [...new Set([gid, ...memberships.map((group) => group.gid), ...extra])];
  return { uid, gid, additionalGids, ...(entry === undefined ? {} : { name: entry.name, home: entry.home }) };
}

/** The gids of groups, which are names of the image's or numbers. @throws BerthError as {@link resolveUser} */
export function resolveGroups(groups: readonly string[], accounts: Accounts): readonly number[] {
  return groups.map((group, index) => findGroup(`additionalGroups[${index}]`, group, accounts.group));
}

/** A name goes before a number: an image may have a user whose name is made of digits. */
function findUser(
  wanted: string,
  passwd: readonly PasswdEntry[],
): { readonly uid: number; readonly entry: PasswdEntry | undefined } {
  const named = passwd.find((entry) => entry.name === wanted);
  if (named !== undefined) return { uid: checkRange('user', named.uid), entry: named };
  const uid = checkNumber('user', wanted);
  if (uid === undefined) throw notInImage('user', wanted, '/etc/passwd');
  return { uid, entry: passwd.find((entry) => entry.uid === uid) };
}

function findGroup(field: string, wanted: string, groups: readonly GroupEntry[]): number {
  const named = groups.find((entry) => entry.name === wanted);
  const gid = named === undefined ? checkNumber(field, wanted) : checkRange(field, named.gid);
  if (gid === undefined) throw notInImage('group', wanted, '/etc/group', field);
  return gid;
}

function checkNumber(field: string, text: string): number | undefined {
  if (/^-?\d+$/.test(text) && parseId(text) === undefined) throw outOfRange(field, text);
  const id = parseId(text);
  return id === undefined ? undefined : checkRange(field, id);
}

function checkRange(field: string, id: number): number {
  if (id > MAX_ID) throw outOfRange(field, String(id));
  return id;
}

function outOfRange(field: string, id: string): BerthError {
  return invalidArgument(field, `must have ids from 0 to ${MAX_ID}, not ${id}`);
}

function notInImage(kind: 'user' | 'group', name: string, file: string, field = 'user'): BerthError {
  return new BerthError('not-found', `${kind} "${name}" is not in the image's ${file}`, {
    operation: 'users.resolve',
    object: `${kind} "${name}"`,
    field,
    reason: `no-such-${kind}`,
  });
}
