import type { WorkloadSpec } from '../model/workload-spec.js';
import type { Node } from '../node/node.js';

/** Labels that find a Node's records; all else stands in their extensions. */
export const LABELS = {
  node: 'berth/node',
  kind: 'berth/kind',
  workload: 'berth/workload',
  container: 'berth/container',
} as const;

/** Extensions of the records. */
export const EXTENSIONS = {
  /** Of a workload's record: the spec. */
  spec: 'berth/spec',
  /** Of a workload's record: what it got on its network. */
  attachment: 'berth/attachment',
  /** Of a workload's record: it is to go. */
  removal: 'berth/removal',
  /** Of a container: it was about to be started. */
  started: 'berth/started',
  /** Of a container: how it ended. */
  exit: 'berth/exit',
} as const;

/** The containerd id of a workload's container. Neither name has a dot. */
export function containerId(workload: string, container: string): string {
  return `${workload}.${container}`;
}

/** Which container of a workload a containerd id names. */
export function containerNamed({ id, containers }: WorkloadSpec, containerdId: string): string | undefined {
  return containers.find(({ name }) => containerId(id, name) === containerdId)?.name;
}

/** Where a workload's namespaces and files are. */
export function sandboxDirectory({ runDirectory }: Node, workload: string): string {
  return `${runDirectory}/sandboxes/${workload}`;
}

/** Where the FIFOs of a container are. */
export function fifoDirectory({ runDirectory }: Node, id: string): string {
  return `${runDirectory}/fifo/${id}`;
}

/** Where a container's log is that names no other path. */
export function defaultLogPath({ stateDirectory }: Node, workload: string, container: string): string {
  return `${stateDirectory}/logs/${workload}/${container}.log`;
}
