import { fromTimestamp, toSafeNumber } from '@berth/rpc';
import * as wire from '../generated/containerd/events.js';
import * as images from '../generated/containerd/services/images/v1.js';
import type { Envelope as WireEnvelope } from '../generated/containerd/types.js';
import type { ContainerdEvent, Envelope, UnknownEvent } from './events.js';
import type { EventPayloads } from './payloads.js';

type Decoders = { readonly [T in keyof EventPayloads]: (bytes: Uint8Array) => EventPayloads[T] };

/** How the payload of each topic is read. */
const DECODERS: Decoders = {
  '/containers/create': (bytes) => {
    const { id, image, runtime } = wire.ContainerCreate.decode(bytes);
    return { id, image, runtime: runtime?.name ?? '' };
  },
  '/containers/update': (bytes) => {
    const { id, image, labels, snapshotKey } = wire.ContainerUpdate.decode(bytes);
    return { id, image, labels, snapshotKey };
  },
  '/containers/delete': (bytes) => ({ id: wire.ContainerDelete.decode(bytes).id }),
  '/content/create': (bytes) => {
    const { digest, size } = wire.ContentCreate.decode(bytes);
    return { digest, sizeBytes: toSafeNumber(size, 'event.size') };
  },
  '/content/delete': (bytes) => ({ digest: wire.ContentDelete.decode(bytes).digest }),
  '/images/create': (bytes) => named(images.ImageCreate.decode(bytes)),
  '/images/update': (bytes) => named(images.ImageUpdate.decode(bytes)),
  '/images/delete': (bytes) => ({ name: images.ImageDelete.decode(bytes).name }),
  '/namespaces/create': (bytes) => named(wire.NamespaceCreate.decode(bytes)),
  '/namespaces/update': (bytes) => named(wire.NamespaceUpdate.decode(bytes)),
  '/namespaces/delete': (bytes) => ({ name: wire.NamespaceDelete.decode(bytes).name }),
  '/sandboxes/create': (bytes) => ({ sandboxId: wire.SandboxCreate.decode(bytes).sandboxId }),
  '/sandboxes/start': (bytes) => ({ sandboxId: wire.SandboxStart.decode(bytes).sandboxId }),
  '/sandboxes/exit': (bytes) => {
    const { sandboxId, exitStatus, exitedAt } = wire.SandboxExit.decode(bytes);
    return { sandboxId, exitCode: exitStatus, exitedAt: fromTimestamp(exitedAt) };
  },
  '/snapshot/prepare': (bytes) => {
    const { key, parent, snapshotter } = wire.SnapshotPrepare.decode(bytes);
    return { key, parent, snapshotter };
  },
  '/snapshot/commit': (bytes) => {
    const { key, name, snapshotter } = wire.SnapshotCommit.decode(bytes);
    return { key, name, snapshotter };
  },
  '/snapshot/remove': (bytes) => {
    const { key, snapshotter } = wire.SnapshotRemove.decode(bytes);
    return { key, snapshotter };
  },
  '/tasks/create': (bytes) => {
    const { containerId, bundle, pid } = wire.TaskCreate.decode(bytes);
    return { containerId, bundle, pid };
  },
  '/tasks/start': (bytes) => {
    const { containerId, pid } = wire.TaskStart.decode(bytes);
    return { containerId, pid };
  },
  '/tasks/delete': (bytes) => {
    const deleted = wire.TaskDelete.decode(bytes);
    // The id is empty where the task itself was deleted.
    return exit(deleted, deleted.id === '' ? deleted.containerId : deleted.id);
  },
  '/tasks/exit': (bytes) => {
    const exited = wire.TaskExit.decode(bytes);
    return exit(exited, exited.id);
  },
  '/tasks/oom': (bytes) => ({ containerId: wire.TaskOOM.decode(bytes).containerId }),
  '/tasks/exec-added': (bytes) => {
    const { containerId, execId } = wire.TaskExecAdded.decode(bytes);
    return { containerId, execId };
  },
  '/tasks/exec-started': (bytes) => {
    const { containerId, execId, pid } = wire.TaskExecStarted.decode(bytes);
    return { containerId, execId, pid };
  },
  '/tasks/paused': (bytes) => ({ containerId: wire.TaskPaused.decode(bytes).containerId }),
  '/tasks/resumed': (bytes) => ({ containerId: wire.TaskResumed.decode(bytes).containerId }),
  '/tasks/checkpointed': (bytes) => {
    const { containerId, checkpoint } = wire.TaskCheckpointed.decode(bytes);
    return { containerId, checkpoint };
  },
};

function named(event: { readonly name: string; readonly labels: Readonly<Record<string, string>> }) {
  return { name: event.name, labels: event.labels };
}

function exit(event: Pick<wire.TaskExit, 'containerId' | 'pid' | 'exitStatus' | 'exitedAt'>, id: string) {
  const { containerId, pid, exitStatus, exitedAt } = event;
  return { containerId, id, pid, exitCode: exitStatus, exitedAt: fromTimestamp(exitedAt) };
}

/**
 * An event as it came, in its typed form; one of an unknown topic keeps its payload as it is, and so does one whose payload
 * is not of its topic: anyone may publish under any topic.
 */
export function decodeEvent(envelope: WireEnvelope): ContainerdEvent {
  const { topic, event } = envelope;
  const outside: Envelope = { at: fromTimestamp(envelope.timestamp), namespace: envelope.namespace };
  return (
    (isKnown(topic) ? typed(topic, outside, event?.value ?? new Uint8Array()) : undefined) ?? other(envelope, outside)
  );
}

function other({ topic, event }: WireEnvelope, outside: Envelope): UnknownEvent {
  const payload = event === null || event === undefined ? undefined : { typeUrl: event.typeUrl, value: event.value };
  return { ...outside, topic: 'other', name: topic, payload };
}

function isKnown(topic: string): topic is keyof EventPayloads {
  return Object.hasOwn(DECODERS, topic);
}

function typed(topic: keyof EventPayloads, outside: Envelope, bytes: Uint8Array): ContainerdEvent | undefined {
  const payload = readable(() => DECODERS[topic](bytes));
  if (payload === undefined) return undefined;
  // TypeScript cannot see that a topic and the payload read for it belong together.
  return { ...outside, topic, ...payload } as ContainerdEvent;
}

/** What is read; undefined where it cannot be, since the bytes are of another message or of none. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    // The caller hands on the bytes themselves, so nothing is lost.
    return undefined;
  }
}
