import { isAbsolute } from 'node:path';
import { readAccounts, type Accounts, type RootfsMount } from '../oci/index.js';
import type { HandleOptions } from '../session/call-options.js';
import type { Session } from '../session/session.js';
import { snapshotsOf } from '../snapshots/proxy.js';
import type { ContainerInfo } from './containers.js';

/**
 * The users and groups of a container as its root filesystem has them now: in its snapshot, or in the directory that its spec
 * names. A directory below its bundle is the runtime's own, and nobody's accounts are there.
 */
export async function containerAccounts(
  session: Session,
  record: ContainerInfo,
  options: HandleOptions,
): Promise<Accounts> {
  const mounts = await rootfsOf(session, record, options);
  return mounts === undefined ? { passwd: [], group: [] } : readAccounts(mounts, { signal: options.signal });
}

async function rootfsOf(
  session: Session,
  { snapshotter, snapshotKey, spec }: ContainerInfo,
  { signal }: HandleOptions,
): Promise<readonly RootfsMount[] | undefined> {
  if (snapshotKey !== '') return snapshotsOf(session, snapshotter).mounts(snapshotKey, { signal });
  const source = spec?.root?.path ?? '';
  return isAbsolute(source) ? [{ type: 'bind', source, options: [] }] : undefined;
}
