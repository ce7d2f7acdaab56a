import type { ContainerSpec, WorkloadSpec } from '../model/workload-spec.js';
import type { ContainerStatus, Reason, WorkloadState, WorkloadStatus } from '../model/workload-status.js';
import type { Observed, ObservedContainer, RecordedExit } from './next-step.js';

/** What is known of a workload beside what containerd says. */
export interface Known {
  readonly addresses: readonly string[];
  readonly startedAt: Readonly<Record<string, string | undefined>>;
  readonly imageDigests: Readonly<Record<string, string | undefined>>;
  /** Why it cannot go on. */
  readonly failure: { readonly reason: Reason; readonly message: string } | undefined;
}

/** A workload's status, of all that is known. */
export function statusOf(spec: WorkloadSpec, observed: Observed, known: Known): WorkloadStatus {
  const containers = spec.containers.map((container) => containerStatus(container, observed, known));
  const ended = containers.filter(({ state }) => state === 'exited');
  const worst = ended.find(({ reason }) => reason !== 'Completed') ?? ended.at(-1);
  return {
    id: spec.id,
    desired: spec.desired,
    state: known.failure === undefined ? stateOf(spec, observed, containers) : 'failed',
    reason: known.failure?.reason ?? worst?.reason,
    message: known.failure?.message ?? worst?.message ?? '',
    addresses: known.addresses,
    containers,
  };
}

function stateOf(spec: WorkloadSpec, observed: Observed, containers: readonly ContainerStatus[]): WorkloadState {
  const all = (...states: readonly ContainerStatus['state'][]) =>
    containers.every(({ state }) => states.includes(state));
  const some = (state: ContainerStatus['state']) => containers.some((each) => each.state === state);
  if (observed.removing || spec.desired === 'stopped')
    return some('running') || some('created') ? 'stopping' : 'exited';
  if (some('exited')) return some('running') ? 'running' : 'exited';
  if (all('running')) return 'running';
  if (some('running') || some('created')) return 'starting';
  const made = Object.values(observed.containers).every(({ state }) => state !== 'absent');
  if (!observed.sandboxReady || !made) return 'preparing';
  return spec.desired === 'prepared' ? 'prepared' : 'starting';
}

const STATES: Readonly<Record<ObservedContainer['state'], ContainerStatus['state']>> = {
  absent: 'waiting',
  made: 'waiting',
  created: 'created',
  running: 'running',
  // Until the end is written down it has not been seen: a kill of the agent must not take it back.
  stopped: 'running',
  lost: 'running',
  exited: 'exited',
};

function containerStatus({ name }: ContainerSpec, { containers }: Observed, known: Known): ContainerStatus {
  const observed: ObservedContainer = containers[name] ?? { state: 'absent' };
  const exit = observed.state === 'exited' ? observed.exit : undefined;
  return {
    name,
    state: STATES[observed.state],
    pid: observed.state === 'running' ? observed.pid : undefined,
    startedAt: known.startedAt[name],
    finishedAt: exit?.finishedAt,
    exitCode: exit?.code,
    imageDigest: known.imageDigests[name],
    ...(exit === undefined ? { reason: undefined, message: '' } : verdict(exit)),
  };
}

const SIGNALED_ABOVE = 128;

/** What an exit means, in one word and for people. */
export function verdict({ code }: RecordedExit): { readonly reason: Reason; readonly message: string } {
  if (code === undefined) return { reason: 'RuntimeLost', message: 'it ended while nobody saw it' };
  if (code === 0) return { reason: 'Completed', message: '' };
  if (code > SIGNALED_ABOVE) return { reason: 'Signaled', message: `ended by signal ${code - SIGNALED_ABOVE}` };
  return { reason: 'Error', message: `ended with exit code ${code}` };
}
