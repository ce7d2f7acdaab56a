import type { Instant } from '@berth/foundation';

interface Labelled {
  readonly labels: Readonly<Record<string, string>>;
}

interface OfTask {
  readonly containerId: string;
}

interface ProcessExit extends OfTask {
  /** The process: the container's id for the task itself, the exec's id otherwise. */
  readonly id: string;
  readonly pid: number;
  readonly exitCode: number;
  readonly exitedAt: Instant | undefined;
}

/**
 * What each topic carries.
 * @see https://github.com/containerd/containerd/tree/main/api/events
 */
export interface EventPayloads {
  '/containers/create': { readonly id: string; readonly image: string; readonly runtime: string };
  '/containers/update': Labelled & { readonly id: string; readonly image: string; readonly snapshotKey: string };
  '/containers/delete': { readonly id: string };
  /** From containerd 2.1. */
  '/content/create': { readonly digest: string; readonly sizeBytes: number };
  '/content/delete': { readonly digest: string };
  '/images/create': Labelled & { readonly name: string };
  '/images/update': Labelled & { readonly name: string };
  '/images/delete': { readonly name: string };
  '/namespaces/create': Labelled & { readonly name: string };
  '/namespaces/update': Labelled & { readonly name: string };
  '/namespaces/delete': { readonly name: string };
  '/sandboxes/create': { readonly sandboxId: string };
  '/sandboxes/start': { readonly sandboxId: string };
  '/sandboxes/exit': { readonly sandboxId: string; readonly exitCode: number; readonly exitedAt: Instant | undefined };
  /** The snapshotter is named from containerd 1.7, and empty before. */
  '/snapshot/prepare': { readonly key: string; readonly parent: string; readonly snapshotter: string };
  '/snapshot/commit': { readonly key: string; readonly name: string; readonly snapshotter: string };
  '/snapshot/remove': { readonly key: string; readonly snapshotter: string };
  '/tasks/create': OfTask & { readonly bundle: string; readonly pid: number };
  '/tasks/start': OfTask & { readonly pid: number };
  '/tasks/delete': ProcessExit;
  '/tasks/exit': ProcessExit;
  '/tasks/oom': OfTask;
  '/tasks/exec-added': OfTask & { readonly execId: string };
  '/tasks/exec-started': OfTask & { readonly execId: string; readonly pid: number };
  '/tasks/paused': OfTask;
  '/tasks/resumed': OfTask;
  '/tasks/checkpointed': OfTask & { readonly checkpoint: string };
}
