import { anySignal, BerthError } from '@berth/foundation';
import type { Image } from '@berth/core-client';
import { ensureImage } from '../images/ensure-image.js';
import type { Reason } from '../model/workload-status.js';
import { ensureSandbox, removeSandbox, type SandboxPlace } from '../sandbox/sandbox.js';
import {
  createTask,
  followOutput,
  makeContainer,
  removeContainer,
  settle,
  startTask,
  stopTask,
} from './container-steps.js';
import type { EngineContext } from './engine-context.js';
import { sandboxDirectory } from './names.js';
import type { Step } from './next-step.js';
import { viewContainer } from './observe.js';
import { updateRecord } from './record.js';
import { containerIn, type WorkloadState } from './workload-state.js';

/** Looks at everything anew, and reads all output on. */
export async function lookAt(context: EngineContext, state: WorkloadState): Promise<void> {
  for (const { name } of state.spec.containers) {
    const { observed, startedAt } = await viewContainer(context, state.spec.id, name);
    state.containers[name] = observed;
    state.startedAt[name] = startedAt;
    await followOutput(context, containerIn(state, name));
  }
}

/** Takes one step and writes into `state` what came of it. A step that was interrupted can be taken again. */
export async function performStep(
  context: EngineContext,
  state: WorkloadState,
  step: Exclude<Step, { kind: 'wait' }>,
  signal: AbortSignal,
): Promise<void> {
  switch (step.kind) {
    case 'prepare':
      return prepare(context, state, signal);
    case 'create':
      state.containers[step.container] = await createTask(context, containerIn(state, step.container));
      return;
    case 'start':
      return start(context, state, step.container);
    case 'stop': {
      const created = state.containers[step.container]?.state === 'created';
      const exit = await stopTask(context, containerIn(state, step.container), created ? 'created' : 'running');
      state.containers[step.container] = { state: 'stopped', exit };
      return;
    }
    case 'settle':
      return settleContainer(context, state, step.container);
    case 'remove':
      return remove(context, state);
  }
}

/** The images and the sandbox side by side, then the containers' records. */
async function prepare(context: EngineContext, state: WorkloadState, signal: AbortSignal): Promise<void> {
  const { spec, addresses, perhapsAttached } = state;
  const failing = new AbortController();
  const pulling = anySignal(signal, failing.signal);
  const images = spec.containers.map(async (container): Promise<Image> => {
    const image = await ensureImage(context.containerd, container, { signal: pulling });
    state.imageDigests[container.name] = image.target.digest;
    return image;
  });
  const sandbox = ensureSandbox(context.network, placeOf(context, state), spec.sandbox, { addresses, perhapsAttached });
  const sides = [withReason('SandboxFailed', sandbox), ...images.map((image) => withReason('ImagePullFailed', image))];
  // The first failure ends the pulls; the step ends with the last side, since a sandbox that is still being made cannot be removed.
  await Promise.all(
    sides.map((side) =>
      side.catch((error: unknown) => {
        failing.abort(error);
      }),
    ),
  );
  failing.signal.throwIfAborted();
  const [attached, pulled] = await Promise.all([sandbox, Promise.all(images)]);
  if (addresses?.join() !== attached.join()) {
    state.addresses = attached;
    await updateRecord(context, spec.id, { addresses: attached });
  }
  state.sandboxReady = true;
  for (const [n, container] of spec.containers.entries()) {
    const image = pulled[n];
    if (image === undefined || (state.containers[container.name]?.state ?? 'absent') !== 'absent') continue;
    await makeContainer(context, { workload: spec, container }, image);
    state.containers[container.name] = { state: 'made' };
  }
}

async function start(context: EngineContext, state: WorkloadState, name: string): Promise<void> {
  const { observed, startedAt } = await startTask(context, containerIn(state, name));
  state.startedAt[name] = startedAt;
  // Its end may have been seen before its start was answered.
  if (state.containers[name]?.state === 'created') state.containers[name] = observed;
}

async function settleContainer(context: EngineContext, state: WorkloadState, name: string): Promise<void> {
  const container = state.containers[name];
  const exit = container?.state === 'stopped' ? container.exit : { code: undefined, finishedAt: undefined };
  await settle(context, containerIn(state, name), exit);
  state.containers[name] = { state: 'exited', exit };
}

/** The record goes last: as long as it stands, another agent goes on where this one ended. */
async function remove(context: EngineContext, state: WorkloadState): Promise<void> {
  const { spec } = state;
  for (const container of spec.containers) await removeContainer(context, { workload: spec, container });
  await removeSandbox(context.network, placeOf(context, state), spec.sandbox);
  await (await context.containerd.containers.get(spec.id)).delete();
}

function placeOf({ node }: EngineContext, { spec }: WorkloadState): SandboxPlace {
  return { id: spec.id, directory: sandboxDirectory(node, spec.id) };
}

async function withReason<T>(reason: Reason, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const known = BerthError.from(error);
    // The daemon's own being away is nobody's failure.
    if (BerthError.is(known, 'unavailable') && known.reason === undefined) throw known;
    throw new BerthError(known.code, known.message, { reason, cause: known });
  }
}
