import { BerthError } from '@berth/foundation';
import type { Reason, WorkloadStatus } from '../model/workload-status.js';
import type { WorkloadSpec } from '../model/workload-spec.js';
import type { ContainerOf } from './container-steps.js';
import type { Observed, ObservedContainer } from './next-step.js';
import type { WorkloadRecord } from './record.js';
import { statusOf } from './status-of.js';

/** All that an agent knows of a workload; steps and events change it. */
export interface WorkloadState {
  spec: WorkloadSpec;
  addresses: readonly string[] | undefined;
  removing: boolean;
  sandboxReady: boolean;
  /** Whether an agent before this one may have attached the sandbox, and not lived to write that down. */
  readonly perhapsAttached: boolean;
  readonly containers: Record<string, ObservedContainer>;
  readonly startedAt: Record<string, string | undefined>;
  readonly imageDigests: Record<string, string | undefined>;
  /** Why it cannot go on. */
  failure: { readonly reason: Reason; readonly message: string } | undefined;
}

/** What is known at first: `fresh` where this agent wrote the record just now, so that nothing else can be there. */
export function newState({ spec, addresses, removing }: WorkloadRecord, fresh: boolean): WorkloadState {
  return {
    ...{ spec, addresses, removing, sandboxReady: false, perhapsAttached: !fresh },
    ...{ containers: {}, startedAt: {}, imageDigests: {}, failure: undefined },
  };
}

/** The part that the next step is decided by. */
export function observedIn({ sandboxReady, removing, containers }: WorkloadState): Observed {
  return { sandboxReady, removing, containers };
}

/** The status that it makes. */
export function statusIn(state: WorkloadState): WorkloadStatus {
  return statusOf(state.spec, observedIn(state), { ...state, addresses: state.addresses ?? [] });
}

/** A container of the workload by its name. */
export function containerIn({ spec }: WorkloadState, name: string): ContainerOf {
  const container = spec.containers.find((each) => each.name === name);
  if (container === undefined) throw new BerthError('internal', `workload "${spec.id}" has no container "${name}"`);
  return { workload: spec, container };
}
