/** A line of /etc/passwd. @see https://man7.org/linux/man-pages/man5/passwd.5.html */
export interface PasswdEntry {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  readonly shell: string;
}

/** A line of /etc/group. @see https://man7.org/linux/man-pages/man5/group.5.html */
export interface GroupEntry {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

/** The entries of a passwd file. Comments, NIS lines and lines without usable ids are passed over, as the C library does. */
export function parsePasswd(text: string): readonly PasswdEntry[] {
  return lines(text).flatMap(([name = '', , uid, gid, , home = '', shell = '']) => {
    const ids = { uid: parseId(uid), gid: parseId(gid) };
    if (name === '' || ids.uid === undefined || ids.gid === undefined) return [];
    return [{ name, uid: ids.uid, gid: ids.gid, home, shell }];
  });
}

/** The entries of a group file, by the same rules. */
export function parseGroup(text: string): readonly GroupEntry[] {
  return lines(text).flatMap(([name = '', , id, members = '']) => {
    const gid = parseId(id);
    if (name === '' || gid === undefined) return [];
    return [{ name, gid, members: members.split(',').filter((member) => member !== '') }];
  });
}

function lines(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !/^[+-]/.test(line))
    .map((line) => line.split(':'));
}

/** The number that the whole text is, where it is one. */
export function parseId(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
