import { describe, expect, test } from '@jest/globals';
import { int64 } from '@berth/rpc';
import * as wire from '../generated/containerd/events.js';
import * as images from '../generated/containerd/services/images/v1.js';
import { decodeEvent } from './decode.js';
import type { EventPayloads } from './payloads.js';

const labels = { team: 'blue' };
const exitedAt = { seconds: int64(1_700_000_000, 'seconds'), nanos: 7 };
const at = expect.objectContaining({ epochNanoseconds: 1_700_000_000_000_000_007n });

/** Of each topic, the bytes that a daemon sends and what they say. */
const EVENTS: {
  readonly [T in keyof EventPayloads]: readonly [
    bytes: Uint8Array,
    payload: Readonly<Record<keyof EventPayloads[T], unknown>>,
  ];
} = {
  '/containers/create': [
    wire.ContainerCreate.encode({ id: 'a', image: 'busybox', runtime: { name: 'io.containerd.runc.v2' } }),
    { id: 'a', image: 'busybox', runtime: 'io.containerd.runc.v2' },
  ],
  '/containers/update': [
    wire.ContainerUpdate.encode({ id: 'a', image: 'busybox', labels, snapshotKey: 's' }),
    { id: 'a', image: 'busybox', labels, snapshotKey: 's' },
  ],
  '/containers/delete': [wire.ContainerDelete.encode({ id: 'a' }), { id: 'a' }],
  '/content/create': [
    wire.ContentCreate.encode({ digest: 'sha256:d', size: int64(2 ** 40, 'size') }),
    { digest: 'sha256:d', sizeBytes: 2 ** 40 },
  ],
  '/content/delete': [wire.ContentDelete.encode({ digest: 'sha256:d' }), { digest: 'sha256:d' }],
  '/images/create': [images.ImageCreate.encode({ name: 'busybox', labels }), { name: 'busybox', labels }],
  '/images/update': [images.ImageUpdate.encode({ name: 'busybox', labels }), { name: 'busybox', labels }],
  '/images/delete': [images.ImageDelete.encode({ name: 'busybox' }), { name: 'busybox' }],
  '/namespaces/create': [wire.NamespaceCreate.encode({ name: 'n', labels }), { name: 'n', labels }],
  '/namespaces/update': [wire.NamespaceUpdate.encode({ name: 'n', labels }), { name: 'n', labels }],
  '/namespaces/delete': [wire.NamespaceDelete.encode({ name: 'n' }), { name: 'n' }],
  '/sandboxes/create': [wire.SandboxCreate.encode({ sandboxId: 's' }), { sandboxId: 's' }],
  '/sandboxes/start': [wire.SandboxStart.encode({ sandboxId: 's' }), { sandboxId: 's' }],
  '/sandboxes/exit': [
    wire.SandboxExit.encode({ sandboxId: 's', exitStatus: 137, exitedAt }),
    { sandboxId: 's', exitCode: 137, exitedAt: at },
  ],
  '/snapshot/prepare': [
    wire.SnapshotPrepare.encode({ key: 'k', parent: 'p', snapshotter: 'overlayfs' }),
    { key: 'k', parent: 'p', snapshotter: 'overlayfs' },
  ],
  '/snapshot/commit': [
    wire.SnapshotCommit.encode({ key: 'k', name: 'n', snapshotter: 'overlayfs' }),
    { key: 'k', name: 'n', snapshotter: 'overlayfs' },
  ],
  '/snapshot/remove': [
    wire.SnapshotRemove.encode({ key: 'k', snapshotter: 'overlayfs' }),
    { key: 'k', snapshotter: 'overlayfs' },
  ],
  '/tasks/create': [
    wire.TaskCreate.encode({ containerId: 'a', bundle: '/run/a', pid: 9, io: { stdout: '/run/out' } }),
    { containerId: 'a', bundle: '/run/a', pid: 9 },
  ],
  '/tasks/start': [wire.TaskStart.encode({ containerId: 'a', pid: 9 }), { containerId: 'a', pid: 9 }],
  '/tasks/delete': [
    wire.TaskDelete.encode({ containerId: 'a', id: 'exec-1', pid: 9, exitStatus: 3, exitedAt }),
    { containerId: 'a', id: 'exec-1', pid: 9, exitCode: 3, exitedAt: at },
  ],
  '/tasks/exit': [
    wire.TaskExit.encode({ containerId: 'a', id: 'a', pid: 9, exitStatus: 255, exitedAt }),
    { containerId: 'a', id: 'a', pid: 9, exitCode: 255, exitedAt: at },
  ],
  '/tasks/oom': [wire.TaskOOM.encode({ containerId: 'a' }), { containerId: 'a' }],
  '/tasks/exec-added': [
    wire.TaskExecAdded.encode({ containerId: 'a', execId: 'e' }),
    { containerId: 'a', execId: 'e' },
  ],
  '/tasks/exec-started': [
    wire.TaskExecStarted.encode({ containerId: 'a', execId: 'e', pid: 9 }),
    { containerId: 'a', execId: 'e', pid: 9 },
  ],
  '/tasks/paused': [wire.TaskPaused.encode({ containerId: 'a' }), { containerId: 'a' }],
  '/tasks/resumed': [wire.TaskResumed.encode({ containerId: 'a' }), { containerId: 'a' }],
  '/tasks/checkpointed': [
    wire.TaskCheckpointed.encode({ containerId: 'a', checkpoint: '/c' }),
    { containerId: 'a', checkpoint: '/c' },
  ],
};

const decoded = (topic: string, value: Uint8Array) =>
  decodeEvent({ topic, namespace: 'n1', timestamp: exitedAt, event: { typeUrl: 'containerd.events.Any', value } });

describe('an event', () => {
  test.each(Object.entries(EVENTS))('of %s says what the daemon sent', (topic, [bytes, payload]) => {
    expect(decoded(topic, bytes)).toEqual({ topic, namespace: 'n1', at, ...payload });
  });

  test("of a task's deletion names the task where the daemon names no process", () => {
    const bytes = wire.TaskDelete.encode({ containerId: 'a', exitStatus: 0 });
    expect(decoded('/tasks/delete', bytes)).toMatchObject({ containerId: 'a', id: 'a', exitedAt: undefined });
  });

  test.each(['/mine/own', '/tasks/unheard-of', 'toString', ''])(
    'of %p, which is not known, keeps its payload',
    (name) => {
      const value = Uint8Array.of(1, 2, 3);
      const payload = { typeUrl: 'containerd.events.Any', value };
      expect(decoded(name, value)).toEqual({ topic: 'other', name, namespace: 'n1', at, payload });
    },
  );

  test('without a payload has none', () => {
    const envelope = { topic: '/mine/own', namespace: '', timestamp: undefined, event: undefined };
    expect(decodeEvent(envelope)).toEqual({
      topic: 'other',
      name: '/mine/own',
      namespace: '',
      at: undefined,
      payload: undefined,
    });
  });

  test.each([
    ['bytes that end too early', '/tasks/exit', Uint8Array.of(0x0a, 0xff)],
    ['bytes that are no message', '/tasks/exit', Uint8Array.of(0x0f)],
    ['a text that is none', '/tasks/exit', Uint8Array.of(0x0a, 0x02, 0xff, 0xfe)],
    [
      'a size that no number holds',
      '/content/create',
      wire.ContentCreate.encode({ digest: 'd', size: int64(2n ** 62n, 'size') }),
    ],
  ])("that anyone published under the daemon's topic with %s does not end the subscription", (_, name, value) => {
    expect(decoded(name, value)).toMatchObject({ topic: 'other', name, payload: { value } });
  });
});
