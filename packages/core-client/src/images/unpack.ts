import { randomBytes } from 'node:crypto';
import { anySignal, BerthError, limit, type Limit, raceAbort, type SharedFlight } from '@berth/foundation';
import type { Diff } from '../diff/diff.js';
import type { Mount } from '../mounts/mount.js';
import type { Descriptor } from '../registry/index.js';
import type { Snapshots } from '../snapshots/snapshots.js';
import { aboard } from './aboard.js';
import { chainIds } from './chain-id.js';
import { withinLimit, type Growing } from './unpacked-limit.js';

/** What unpacking works with. */
export interface UnpackTarget {
  readonly snapshots: Snapshots;
  readonly diff: Diff;
  /** Makes each snapshot once, however many pulls want it. */
  readonly flights: SharedFlight<void>;
  /** Whether a snapshot's parent may be named when it is committed: layers can then be applied side by side. */
  readonly rebase: boolean;
  /** The most bytes that a layer may unpack to. */
  readonly limitBytes: number;
  readonly namespace: string | undefined;
  readonly lease: () => string;
  readonly signal: AbortSignal | undefined;
}

/** One layer to be unpacked. */
export interface LayerToUnpack {
  readonly descriptor: Descriptor;
  readonly diffId: string;
  /** Resolves once its blob is in the content store. */
  readonly fetched: () => Promise<void>;
  readonly onState?: ((state: 'unpacking' | 'done') => void) | undefined;
}

/** Layers applied at a time where the snapshotter allows it: decompression keeps a core busy, and two are the least there are. */
const PARALLEL_LAYERS = 4;

interface Step {
  readonly layer: LayerToUnpack;
  readonly chainId: string;
  /** The chain below, empty for the lowest layer. */
  readonly parent: string;
}

/** Unpacks layers, lowest first, into committed snapshots named by their chain ids. Those that are there are left alone. */
export async function unpackLayers(target: UnpackTarget, layers: readonly LayerToUnpack[]): Promise<void> {
  const steps = stepsOf(layers);
  const top = steps.at(-1);
  if (top === undefined) return;
  if (await isThere(target, top.chainId)) {
    for (const { layer } of steps) layer.onState?.('done');
    return;
  }
  if (target.rebase) await sideBySide(target, steps);
  else await oneByOne(target, steps);
}

function stepsOf(layers: readonly LayerToUnpack[]): readonly Step[] {
  const chain = chainIds(layers.map(({ diffId }) => diffId));
  return layers.map((layer, n) => ({ layer, chainId: chain[n] ?? layer.diffId, parent: chain[n - 1] ?? '' }));
}

async function oneByOne(target: UnpackTarget, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    await aboard(
      target.flights,
      flightKey(target, step),
      async (signal) => {
        const extraction = await extract({ ...target, signal }, step, step.parent);
        await extraction?.commit(undefined);
      },
      target.signal,
    );
    step.layer.onState?.('done');
  }
}

/** Every layer is applied over nothing as soon as it is fetched; the chain is made at the commits, from the bottom up. */
async function sideBySide(target: UnpackTarget, steps: readonly Step[]): Promise<void> {
  const room = limit(PARALLEL_LAYERS);
  const failing = new AbortController();
  const signal = anySignal(target.signal, failing.signal);
  const committed: Promise<void>[] = [];
  for (const [n, step] of steps.entries()) {
    const below = committed[n - 1] ?? Promise.resolve();
    committed.push(
      applyThenCommit({ ...target, signal }, step, below, room).then(
        () => {
          step.layer.onState?.('done');
        },
        (error: unknown) => {
          // The first failure ends the other layers, and is what they all say.
          failing.abort(BerthError.from(error));
          throw error;
        },
      ),
    );
  }
  const outcomes = await Promise.allSettled(committed);
  if (target.signal?.aborted !== true) failing.signal.throwIfAborted();
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

async function applyThenCommit(target: UnpackTarget, step: Step, below: Promise<void>, room: Limit): Promise<void> {
  await aboard(
    target.flights,
    flightKey(target, step),
    async (signal) => {
      const extraction = await extract({ ...target, signal }, step, '', room);
      try {
        await raceAbort(below, signal);
      } catch (error) {
        await extraction?.undo();
        throw error;
      }
      await extraction?.commit(step.parent === '' ? undefined : step.parent);
    },
    target.signal,
  );
}

/** Who accepts less must not wait for one who accepts more. */
function flightKey({ namespace, snapshots, limitBytes }: UnpackTarget, { chainId }: Step): string {
  return `${namespace ?? ''} ${snapshots.snapshotter} ${chainId} ${limitBytes}`;
}

/** An applied layer, not committed yet. */
interface Extraction {
  commit(parent: string | undefined): Promise<void>;
  undo(): Promise<void>;
}

/** Applies a layer over `parent`; undefined where its snapshot is there already. */
async function extract(
  target: UnpackTarget,
  step: Step,
  parent: string,
  room = limit(1),
): Promise<Extraction | undefined> {
  const { snapshots, namespace, signal } = target;
  if (await isThere(target, step.chainId)) return undefined;
  await raceAbort(step.layer.fetched(), signal);
  const key = `extract-${randomBytes(6).toString('hex')} ${step.chainId}`;
  const labels = { 'containerd.io/snapshot.ref': step.chainId };
  const undo = () => removeIfThere(target, key);
  try {
    await room.run(
      async () => {
        step.layer.onState?.('unpacking');
        const mounts = await snapshots.prepare(key, parent, { labels, namespace, signal, lease: target.lease() });
        const applying = { key, hasParent: parent !== '' };
        await applyChecked(target, step, applying, target.rebase && step.parent !== '' ? overNothing(mounts) : mounts);
      },
      { signal },
    );
  } catch (error) {
    // Another process has made the snapshot meanwhile, which the label names: there is nothing to apply any more.
    if (BerthError.is(error, 'already-exists')) return undefined;
    await undo();
    throw error;
  }
  return { undo, commit: (over) => commit(target, step, key, over, labels) };
}

/**
 * A layer applied over nothing gets a bind mount, on which a whiteout would just delete what is not there; as the upper
 * directory of an overlay it is kept as the mark that it is.
 */
function overNothing(mounts: readonly Mount[]): readonly Mount[] {
  const [mount, ...more] = mounts;
  if (mount?.type !== 'bind' || more.length > 0) return mounts;
  return [{ type: 'overlay', source: 'overlay', options: [`upperdir=${mount.source}`] }];
}

async function applyChecked(
  target: UnpackTarget,
  { layer }: Step,
  applying: Pick<Growing, 'key' | 'hasParent'>,
  mounts: readonly Mount[],
): Promise<void> {
  const { namespace, lease } = target;
  const applied = await withinLimit({ ...target, ...applying, layer: layer.descriptor.digest }, (signal) =>
    target.diff.apply(layer.descriptor, mounts, { namespace, signal, lease: lease() }),
  );
  if (applied.digest === layer.diffId) return;
  throw new BerthError(
    'data-loss',
    `unpack layer ${layer.descriptor.digest}: unpacked it has the digest ${applied.digest}, and the image's configuration says ${layer.diffId}`,
    { operation: 'images.unpack', object: `layer ${layer.descriptor.digest}`, reason: 'diff-id-mismatch' },
  );
}

async function commit(
  target: UnpackTarget,
  step: Step,
  key: string,
  parent: string | undefined,
  labels: Readonly<Record<string, string>>,
): Promise<void> {
  const { snapshots, namespace, signal } = target;
  try {
    await snapshots.commit(step.chainId, key, { labels, namespace, signal, lease: target.lease(), parent });
  } catch (error) {
    await removeIfThere(target, key);
    // Another process was faster: the same layers make the same snapshot.
    if (!BerthError.is(error, 'already-exists')) throw error;
  }
}

async function isThere({ snapshots, namespace, signal }: UnpackTarget, key: string): Promise<boolean> {
  try {
    await snapshots.stat(key, { namespace, signal });
    return true;
  } catch (error) {
    if (BerthError.is(error, 'not-found')) return false;
    throw error;
  }
}

/** Undoing must work after a cancellation too, so it takes no signal; a daemon that is gone collects it by the lease's end. */
async function removeIfThere({ snapshots, namespace }: UnpackTarget, key: string): Promise<void> {
  try {
    await snapshots.remove(key, { namespace });
  } catch (error) {
    if (!BerthError.is(error, 'not-found', 'unavailable')) throw error;
  }
}
