import { parseGroup, parsePasswd } from './account-files.js';
import { readRootfsFile } from './read-rootfs-file.js';
import type { Accounts } from './resolve-user.js';
import type { RootfsMount } from './rootfs-mount.js';

/** The users and groups in a snapshot's /etc/passwd and /etc/group; none where it has no such files. Errors as `readRootfsFile`. */
export async function readAccounts(
  mounts: readonly RootfsMount[],
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<Accounts> {
  const [passwd, group] = await Promise.all([
    readRootfsFile(mounts, '/etc/passwd', options),
    readRootfsFile(mounts, '/etc/group', options),
  ]);
  return { passwd: parsePasswd(passwd ?? ''), group: parseGroup(group ?? '') };
}
