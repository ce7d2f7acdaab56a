export { openWorkloads } from './engine/open-workloads.js';
export { removeNode } from './engine/remove-node.js';
export type { WorkloadChange, Workloads } from './engine/workloads.js';
export { parseWorkloadSpec, type WorkloadInput } from './model/parse-workload-spec.js';
export type {
  ContainerSpec,
  DesiredState,
  LogSpec,
  SandboxSpec,
  StopSpec,
  WorkloadSpec,
} from './model/workload-spec.js';
export type { ContainerStatus, Reason, WorkloadState, WorkloadStatus } from './model/workload-status.js';
export { nodeOf, type Node, type NodeOptions } from './node/node.js';
