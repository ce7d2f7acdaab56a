import type { WorkloadSpec } from '../model/workload-spec.js';

/** How a container ended. */
export interface RecordedExit {
  /** Undefined where nobody saw it. */
  readonly code: number | undefined;
  /** RFC 3339. */
  readonly finishedAt: string | undefined;
}

/** Where a container is, as containerd and its record say. */
export type ObservedContainer =
  | { readonly state: 'absent' }
  | { readonly state: 'made' }
  | { readonly state: 'created'; readonly pid: number }
  | { readonly state: 'running'; readonly pid: number }
  /** Its process has ended; that is not written down yet. */
  | { readonly state: 'stopped'; readonly exit: RecordedExit }
  /** It was started, and its task is gone unseen. */
  | { readonly state: 'lost' }
  | { readonly state: 'exited'; readonly exit: RecordedExit };

/** A workload's things as they are. */
export interface Observed {
  readonly sandboxReady: boolean;
  readonly removing: boolean;
  readonly containers: Readonly<Record<string, ObservedContainer>>;
}

/** The one thing to do next. */
export type Step =
  | { readonly kind: 'prepare' }
  | { readonly kind: 'create' | 'start' | 'stop' | 'settle'; readonly container: string }
  | { readonly kind: 'remove' }
  | { readonly kind: 'wait' };

/** Decides what brings a workload nearer to what is wanted. Each step can be repeated, and the order of steps is decided here alone. */
export function nextStep(spec: WorkloadSpec, observed: Observed): Step {
  const { containers } = observed;
  const names = spec.containers.map(({ name }) => name);
  const stateOf = (name: string) => containers[name]?.state ?? 'absent';
  const first = (order: readonly string[], ...states: readonly ObservedContainer['state'][]) =>
    order.find((name) => states.includes(stateOf(name)));

  const ended = first(names, 'stopped', 'lost');
  if (ended !== undefined) return { kind: 'settle', container: ended };
  if (observed.removing || spec.desired === 'stopped') {
    const last = first(names.toReversed(), 'running', 'created');
    if (last !== undefined) return { kind: 'stop', container: last };
    return { kind: observed.removing ? 'remove' : 'wait' };
  }
  if (first(names, 'exited') !== undefined) return { kind: 'wait' };
  if (!observed.sandboxReady || first(names, 'absent') !== undefined) return { kind: 'prepare' };
  if (spec.desired === 'prepared') return { kind: 'wait' };
  const next = first(names, 'made', 'created');
  if (next === undefined) return { kind: 'wait' };
  return { kind: stateOf(next) === 'made' ? 'create' : 'start', container: next };
}
