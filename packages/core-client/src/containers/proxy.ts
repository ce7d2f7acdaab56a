import { BerthError } from '@berth/foundation';
import { ContainersService as service } from '../generated/containerd/services/containers/v1.js';
import { checkIdentifier, checkLabels } from '../session/identifiers.js';
import type { Session } from '../session/session.js';
import { snapshotsOf } from '../snapshots/proxy.js';
import { jsonAny, SPEC_URL } from '../tasks/index.js';
import type { ContainerInfo, Containers, NewContainer } from './containers.js';
import { containerSubject, getContainer } from './get-container.js';
import { containerHandle } from './handle.js';
import { readContainer, runtimeOptionsAny } from './record.js';

/** What containers use that name nothing else. */
export interface ContainerDefaults {
  readonly fifoDirectory?: string | undefined;
  readonly snapshotter?: string | undefined;
}

const RUNC = 'io.containerd.runc.v2';
const FIFO_DIRECTORY = '/run/containerd/fifo';

/** {@link Containers} of the daemon behind `session`. */
export function containersOf(session: Session, defaults: ContainerDefaults): Containers {
  const origin = { session, fifoDirectory: defaults.fifoDirectory ?? FIFO_DIRECTORY };
  return {
    async create(wanted) {
      const info = await createContainer(session, wanted, defaults.snapshotter ?? 'overlayfs');
      return containerHandle(origin, info.id, info);
    },
    async get(id, options) {
      const info = await getContainer(session, id, options);
      return containerHandle(origin, info.id, info);
    },
    async *list(options) {
      const request = { filters: [...(options?.filters ?? [])] };
      const responses = session.serverStream(service.listStream, request, { operation: 'containers.list' }, options);
      for await (const { container } of responses) {
        if (container !== null && container !== undefined) yield readContainer(container);
      }
    },
  };
}

/** The record and the snapshot are made side by side: neither needs the other to be there. */
async function createContainer(session: Session, wanted: NewContainer, defaultSnapshotter: string): Promise<ContainerInfo> {
  check(wanted);
  const snapshotter = wanted.parentSnapshot === undefined ? '' : (wanted.snapshotter ?? defaultSnapshotter);
  const snapshotKey = wanted.parentSnapshot === undefined ? '' : (wanted.snapshotKey ?? wanted.id);
  const [snapshot, record] = await Promise.allSettled([
    prepareSnapshot(session, wanted, snapshotter, snapshotKey),
    createRecord(session, wanted, snapshotter, snapshotKey),
  ]);
  if (snapshot.status === 'fulfilled' && record.status === 'fulfilled') return record.value;
  const undo = { namespace: wanted.namespace };
  if (snapshot.status === 'fulfilled' && snapshotKey !== '') await snapshotsOf(session, snapshotter).remove(snapshotKey, undo);
  if (record.status === 'fulfilled') await session.unary(service.delete, { id: wanted.id }, containerSubject('create', wanted.id), undo);
  throw record.status === 'rejected' ? record.reason : (snapshot as PromiseRejectedResult).reason;
}

function check(wanted: NewContainer): void {
  checkIdentifier('id', wanted.id);
  checkLabels('labels', wanted.labels);
}

async function prepareSnapshot(session: Session, wanted: NewContainer, snapshotter: string, key: string): Promise<void> {
  if (wanted.parentSnapshot === undefined) return;
  await snapshotsOf(session, snapshotter).prepare(key, wanted.parentSnapshot, wanted);
}

async function createRecord(session: Session, wanted: NewContainer, snapshotter: string, snapshotKey: string): Promise<ContainerInfo> {
  const options = wanted.runtime?.options;
  const request = {
    container: {
      id: wanted.id,
      image: wanted.image ?? '',
      labels: { ...wanted.labels },
      runtime: {
        name: wanted.runtime?.name ?? RUNC,
        ...(options === undefined ? {} : { options: runtimeOptionsAny(options) }),
      },
      spec: jsonAny(SPEC_URL, wanted.spec),
      snapshotter,
      snapshotKey,
      extensions: { ...wanted.extensions },
      sandbox: wanted.sandbox ?? '',
    },
  };
  const subject = containerSubject('create', wanted.id);
  const { container } = await session.unary(service.create, request, subject, wanted);
  if (container === null || container === undefined) {
    throw new BerthError('protocol-error', `${subject.operation}: the daemon sent no record`, subject);
  }
  return readContainer(container);
}
