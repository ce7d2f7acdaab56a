import { BerthError } from '@berth/foundation';
import { ContainersService as service } from '../generated/containerd/services/containers/v1.js';
import { openIo, type FifoSets } from '../io/index.js';
import type { Mount } from '../mounts/mount.js';
import { checkLabels } from '../session/identifiers.js';
import type { CallOptions } from '../session/call-options.js';
import { present } from '../session/present.js';
import type { Session } from '../session/session.js';
import { labelMask } from '../session/update-mask.js';
import { snapshotsOf } from '../snapshots/proxy.js';
import {
  createTask,
  jsonAny,
  loadTask,
  SPEC_URL,
  taskState,
  type CreateTaskOptions,
  type ExecGround,
  type Task,
  type TaskOrigin,
} from '../tasks/index.js';
import type { Container } from './container.js';
import { containerAccounts } from './container-accounts.js';
import type { ContainerChanges, ContainerInfo } from './containers.js';
import { containerSubject, getContainer } from './get-container.js';
import { readContainer } from './record.js';

/** What a container's handle works with. */
export interface ContainerOrigin {
  readonly session: Session;
  readonly fifos: FifoSets;
}

/**
 * A handle on a container. Its record is remembered as the daemon told it last: execs take after its spec. So is what its
 * snapshot is mounted from, which cannot change.
 */
export function containerHandle(
  origin: ContainerOrigin,
  id: string,
  found: ContainerInfo,
  mounts?: readonly Mount[],
): Container {
  const { session } = origin;
  let known = found;
  const remember = async (answer: Promise<ContainerInfo>) => (known = await answer);
  const ground: ExecGround = {
    process: () => known.spec?.process,
    accounts: (options) => containerAccounts(session, known, options),
  };
  const taskOrigin = { ...origin, containerId: id, ground };
  return {
    id,
    info: (options) => remember(getContainer(session, id, options)),
    update: (changes) => remember(updateContainer(session, id, changes)),
    createTask: (options) => newTask(taskOrigin, known, mounts, options),
    task: (options) => loadTask(taskOrigin, options),
    delete: (options) => deleteContainer(session, known, options),
  };
}

async function newTask(
  origin: TaskOrigin,
  known: ContainerInfo,
  prepared: readonly Mount[] | undefined,
  options: CreateTaskOptions = {},
): Promise<Task> {
  const { session, fifos } = origin;
  const { id, snapshotKey, snapshotter, runtime, spec } = known;
  const terminal = spec?.process === undefined ? undefined : spec.process.terminal === true;
  const opening = openIo(options.io ?? { kind: 'null' }, { fifos, id, terminal });
  const [io, mounts] = await Promise.allSettled([
    opening,
    prepared ?? (snapshotKey === '' ? [] : snapshotsOf(session, snapshotter).mounts(snapshotKey, options)),
  ]);
  if (io.status === 'rejected') throw io.reason;
  if (mounts.status === 'rejected') {
    await io.value.remove();
    throw mounts.reason;
  }
  return createTask(origin, io.value, mounts.value, runtime.options, options);
}

async function updateContainer(session: Session, id: string, changes: ContainerChanges): Promise<ContainerInfo> {
  const { labels, extensions, spec, image } = changes;
  checkLabels('labels', labels);
  const paths = [
    ...labelMask(labels ?? {}).paths,
    ...Object.keys(extensions ?? {}).map((key) => `extensions.${key}`),
    ...(spec === undefined ? [] : ['spec']),
    ...(image === undefined ? [] : ['image']),
  ];
  // A mask that names nothing would mean everything to the daemon.
  if (paths.length === 0) return getContainer(session, id, changes);
  const container = {
    id,
    labels: { ...labels },
    extensions: { ...extensions },
    ...(spec === undefined ? {} : { spec: jsonAny(SPEC_URL, spec) }),
    ...(image === undefined ? {} : { image }),
  };
  const subject = containerSubject('update', id);
  const response = await session.unary(service.update, { container, updateMask: { paths } }, subject, changes);
  return readContainer(present(response.container, subject));
}

async function deleteContainer(
  session: Session,
  { id, snapshotKey, snapshotter }: ContainerInfo,
  options: (CallOptions & { readonly keepSnapshot?: boolean }) | undefined,
): Promise<void> {
  await refuseWithTask(session, id, options);
  const keep = snapshotKey === '' || options?.keepSnapshot === true;
  const [record, snapshot] = await Promise.allSettled([
    session.unary(service.delete, { id }, containerSubject('delete', id), options),
    keep ? undefined : snapshotsOf(session, snapshotter).remove(snapshotKey, options),
  ]);
  if (record.status === 'rejected') throw record.reason;
  // Gone already is what was wanted: an earlier delete may have been interrupted in between.
  if (snapshot.status === 'rejected' && !BerthError.is(snapshot.reason, 'not-found')) throw snapshot.reason;
}

/** The daemon would remove the record of a container that runs, and then know nothing of its task. */
async function refuseWithTask(session: Session, id: string, options: CallOptions | undefined): Promise<void> {
  const state = await taskState(session, id, options);
  if (state === undefined) return;
  const subject = containerSubject('delete', id);
  const remedy = state === 'stopped' ? 'delete the task first' : 'kill it, wait for its end and delete the task first';
  throw new BerthError(
    'failed-precondition',
    `${subject.operation} ${subject.object}: its task is ${state}: ${remedy}`,
    {
      ...subject,
      reason: state === 'stopped' ? 'task-exists' : 'task-running',
    },
  );
}
