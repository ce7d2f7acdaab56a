import { BerthError, invalidArgument } from '@berth/foundation';
import { ContainersService as service } from '../generated/containerd/services/containers/v1.js';
import { leasesOf } from '../leases/proxy.js';
import { letGo, type Outcome } from '../leases/under-lease.js';
import type { Mount } from '../mounts/mount.js';
import { readAccounts, type Spec } from '../oci/index.js';
import { checkIdentifier, checkLabels } from '../session/identifiers.js';
import { madeOrUndone } from '../session/made-or-undone.js';
import { present } from '../session/present.js';
import { namespaceOf, type Session } from '../session/session.js';
import { snapshotsOf } from '../snapshots/proxy.js';
import { jsonAny, SPEC_URL } from '../tasks/index.js';
import type { ContainerInfo, NewContainer } from './containers.js';
import { containerSubject } from './get-container.js';
import type { KnownAccounts } from './known-accounts.js';
import { readContainer, runtimeOptionsAny } from './record.js';
import { needsLook, specOf } from './spec-of.js';

/** How long the lease of a create outlives a process that dies in the middle of it. */
const LEASE_MS = 60_000;

const RUNC = 'io.containerd.runc.v2';
const STOP_SIGNAL_LABEL = 'io.containerd.image.config.stop-signal';

/** Where a container's root filesystem is; both empty where it has no snapshot. */
interface Rootfs {
  readonly snapshotter: string;
  readonly key: string;
  readonly parent: string;
}

/** A container that was made, and what its root filesystem is mounted from. */
export interface Created {
  readonly info: ContainerInfo;
  readonly mounts: readonly Mount[];
}

/** What containers are made with that say nothing else. */
export interface CreateDefaults {
  readonly snapshotter: string;
  readonly accounts: KnownAccounts;
}

/**
 * Makes the record and the snapshot; on failure neither is left. The garbage collector must not take the snapshot in between:
 * a record that names it, made first, keeps it from its beginning. Where the spec needs a look into the snapshot, a lease does,
 * which takes the daemon two writes more.
 */
export async function createContainer(
  session: Session,
  wanted: NewContainer,
  { snapshotter, accounts }: CreateDefaults,
): Promise<Created> {
  checkIdentifier('id', wanted.id);
  checkLabels('labels', wanted.labels);
  for (const field of ['snapshotKey', 'snapshotter'] as const)
    if (wanted[field] === '') throw invalidArgument(field, 'must not be empty');
  const namespace = namespaceOf(session, wanted);
  const rootfs = rootfsOf(wanted, snapshotter);
  const known = accounts.get(wanted);
  if (rootfs.key === '' || known !== undefined || !needsLook(wanted)) {
    return recordFirst(session, wanted, rootfs, specOf(wanted, namespace, known));
  }
  const look = async (mounts: readonly Mount[]) => {
    const seen = await readAccounts(mounts, { signal: wanted.signal });
    accounts.add(wanted, seen);
    return specOf(wanted, namespace, seen);
  };
  if ((wanted.lease ?? session.lease) !== undefined) return snapshotFirst(session, wanted, rootfs, look);
  const leases = leasesOf(session);
  const lease = await leases.create({ namespace, signal: wanted.signal, expiresInMs: LEASE_MS });
  let outcome: Outcome = 'failed';
  try {
    const created = await snapshotFirst(session, { ...wanted, lease: lease.id }, rootfs, look);
    outcome = 'done';
    return created;
  } finally {
    await letGo(() => leases.delete(lease.id, { namespace }), outcome);
  }
}

async function recordFirst(session: Session, wanted: NewContainer, rootfs: Rootfs, spec: Spec): Promise<Created> {
  const info = await createRecord(session, wanted, rootfs, spec);
  try {
    return { info, mounts: await prepare(session, rootfs, wanted) };
  } catch (error) {
    const { id, namespace } = wanted;
    await undoing(session.unary(service.delete, { id }, containerSubject('create', id), { namespace }), error);
    throw error;
  }
}

async function snapshotFirst(
  session: Session,
  wanted: NewContainer,
  rootfs: Rootfs,
  look: (mounts: readonly Mount[]) => Promise<Spec>,
): Promise<Created> {
  const mounts = await prepare(session, rootfs, wanted);
  try {
    return { info: await createRecord(session, wanted, rootfs, await look(mounts)), mounts };
  } catch (error) {
    const { namespace } = wanted;
    await undoing(snapshotsOf(session, rootfs.snapshotter).remove(rootfs.key, { namespace }), error);
    throw error;
  }
}

function rootfsOf(wanted: NewContainer, defaultSnapshotter: string): Rootfs {
  const parent = wanted.parentSnapshot ?? wanted.image?.snapshot;
  if (parent === undefined) return { snapshotter: '', key: '', parent: '' };
  return { snapshotter: wanted.snapshotter ?? defaultSnapshotter, key: wanted.snapshotKey ?? wanted.id, parent };
}

async function prepare(session: Session, rootfs: Rootfs, wanted: NewContainer): Promise<readonly Mount[]> {
  if (rootfs.key === '') return [];
  const { id, namespace, signal, lease } = wanted;
  const snapshots = snapshotsOf(session, rootfs.snapshotter);
  return madeOrUndone(
    () => snapshots.prepare(rootfs.key, rootfs.parent, { namespace, lease }),
    () => snapshots.remove(rootfs.key, { namespace }),
    containerSubject('create', id),
    signal,
  );
}

/** What cannot be undone, since the daemon is gone, must not hide why it had to be. */
async function undoing(undo: Promise<unknown>, original: unknown): Promise<void> {
  try {
    await undo;
  } catch (error) {
    if (BerthError.is(error, 'not-found')) return;
    const words = 'a container could not be made, nor what was made of it be removed';
    throw new BerthError('unavailable', words, { cause: new AggregateError([original, error]) });
  }
}

async function createRecord(
  session: Session,
  wanted: NewContainer,
  rootfs: Rootfs,
  spec: Spec,
): Promise<ContainerInfo> {
  const { id, image, runtime } = wanted;
  const stopSignal = image?.config.config.StopSignal;
  const options = runtime?.options;
  const container = {
    id,
    image: image?.name ?? '',
    labels: { ...(stopSignal === undefined ? {} : { [STOP_SIGNAL_LABEL]: stopSignal }), ...wanted.labels },
    runtime: { name: runtime?.name ?? RUNC, ...(options === undefined ? {} : { options: runtimeOptionsAny(options) }) },
    spec: jsonAny(SPEC_URL, spec),
    snapshotter: rootfs.snapshotter,
    snapshotKey: rootfs.key,
    extensions: { ...wanted.extensions },
    sandbox: wanted.sandbox ?? '',
  };
  const subject = containerSubject('create', id);
  const { namespace, lease, signal } = wanted;
  const response = await madeOrUndone(
    () => session.unary(service.create, { container }, subject, { namespace, lease }),
    () => session.unary(service.delete, { id }, subject, { namespace }),
    subject,
    signal,
  );
  return readContainer(present(response.container, subject));
}
