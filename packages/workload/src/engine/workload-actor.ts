import { BerthError, systemClock } from '@berth/foundation';
import type { WorkloadSpec } from '../model/workload-spec.js';
import type { Reason, WorkloadStatus } from '../model/workload-status.js';
import type { EngineContext } from './engine-context.js';
import { nextStep, type RecordedExit } from './next-step.js';
import { lookAt, performStep } from './perform-step.js';
import type { WorkloadRecord } from './record.js';
import { newState, observedIn, statusIn } from './workload-state.js';

/** Drives one workload towards what is wanted of it, a step at a time. */
export interface WorkloadActor {
  readonly spec: WorkloadSpec;
  status(): WorkloadStatus;
  /** Goes on, where it has something to do; `look` first looks at everything anew. */
  wake(options?: { readonly look?: boolean }): void;
  /** What is wanted has changed, and is written down. */
  changed(record: Partial<WorkloadRecord>): void;
  /** The task of a container has ended. */
  ended(container: string, exit: RecordedExit): void;
  /** Ends it between two steps; nothing is undone. */
  stop(): Promise<void>;
}

/** What an actor tells of. */
export interface ActorEvents {
  readonly onStatus: (status: WorkloadStatus) => void;
  readonly onRemoved: (id: string) => void;
}

/** How long a daemon that is away is left alone, in milliseconds. */
const RETRY_MS = 500;

/** The actor of a workload that is written down. `fresh`: this agent wrote it just now, and nothing of it can be there. */
export function workloadActor(
  context: EngineContext,
  record: WorkloadRecord,
  { fresh }: { readonly fresh: boolean },
  events: ActorEvents,
): WorkloadActor {
  const state = newState(record, fresh);
  let look = !fresh;
  let working: Promise<void> | undefined;
  let again = false;
  const ending = new AbortController();
  let told = '';

  function tell(): void {
    const now = statusIn(state);
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    events.onStatus(now);
  }

  /** One step; whether there may be another. */
  async function advance(): Promise<boolean> {
    if (look) {
      await lookAt(context, state);
      look = false;
    }
    const step = nextStep(state.spec, observedIn(state));
    if (step.kind === 'wait') return false;
    const onTheWayUp = step.kind === 'prepare' || step.kind === 'create' || step.kind === 'start';
    if (state.failure !== undefined && onTheWayUp) return false;
    await performStep(context, state, step, ending.signal);
    if (step.kind !== 'remove') return true;
    ending.abort();
    events.onRemoved(state.spec.id);
    return false;
  }

  async function recover(error: unknown): Promise<void> {
    if (ending.signal.aborted) return;
    const known = BerthError.from(error, { operation: 'workloads.drive', object: `workload "${state.spec.id}"` });
    look = true;
    if (BerthError.is(known, 'unavailable') && known.reason === undefined) {
      await systemClock.sleep(RETRY_MS, { signal: ending.signal });
      return;
    }
    state.failure = { reason: reasonOf(known), message: known.message };
  }

  async function work(): Promise<void> {
    do {
      again = false;
      try {
        while (!ending.signal.aborted && (await advance())) tell();
      } catch (error) {
        await recover(error).catch(ignore);
        again = state.failure === undefined || state.removing;
      }
      if (!ending.signal.aborted) tell();
    } while (again && !ending.signal.aborted);
  }

  const wake = (options: { readonly look?: boolean } = {}): void => {
    look ||= options.look === true;
    again = true;
    working ??= work().finally(() => {
      working = undefined;
    });
  };

  return {
    get spec() {
      return state.spec;
    },
    status: () => statusIn(state),
    wake,
    changed({ spec, removing }) {
      state.spec = spec ?? state.spec;
      state.removing ||= removing === true;
      if (removing === true) state.failure = undefined;
      wake();
    },
    ended(name, exit) {
      const known = state.containers[name]?.state;
      if (known !== 'running' && known !== 'created') return;
      state.containers[name] = { state: 'stopped', exit };
      wake();
    },
    async stop() {
      ending.abort();
      await working;
    },
  };
}

const REASONS: readonly string[] = ['ImagePullFailed', 'SandboxFailed'] satisfies Reason[];

function reasonOf({ reason = '' }: BerthError): Reason {
  return REASONS.includes(reason) ? (reason as Reason) : 'StartFailed';
}

function ignore(): void {
  // It was woken by its end.
}
