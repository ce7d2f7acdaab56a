import { anySignal, BerthError, systemClock } from '@berth/foundation';
import type { CallOptions } from '../session/call-options.js';
import type { Snapshots } from '../snapshots/snapshots.js';

/** What a layer may unpack to unless told otherwise, in bytes: more than any sane layer, less than a machine's disk. */
export const UNPACKED_LIMIT_BYTES = 64 * 1024 ** 3;

/** A disk takes about half a gigabyte in this time. */
const LOOK_EVERY_MS = 250;

/** Looking walks the files there are: of the time, this part at most goes into it. */
const LOOKING_SHARE = 0.1;

/** What even an empty file counts for: a million of them is a bomb too. */
const LEAST_FILE_BYTES = 4096;

/** A layer on its way into a snapshot. */
export interface Growing {
  readonly snapshots: Snapshots;
  /** The active snapshot's. */
  readonly key: string;
  /** Some snapshotters count what a snapshot began with. */
  readonly hasParent: boolean;
  readonly layer: string;
  readonly limitBytes: number;
  readonly namespace: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Unpacks a layer and ends that once it has grown beyond a limit. A compressed size bounds nothing, since a sparse file of any
 * size comes in 300 bytes, and no daemon takes a bound: so the snapshot is looked at while it grows.
 * @throws BerthError `resource-exhausted` with reason `layer-bomb`
 */
export async function withinLimit<T extends { readonly size: number }>(
  growing: Growing,
  unpack: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const startBytes = growing.hasParent ? await usedBytes(growing, growing.signal) : 0;
  const tooLarge = new AbortController();
  const ended = new AbortController();
  const watching = watchGrowth(growing, startBytes, ended.signal, (error) => {
    tooLarge.abort(error);
  });
  try {
    const unpacked = await unpack(anySignal(growing.signal, tooLarge.signal));
    if (unpacked.size > growing.limitBytes) throw layerBomb(growing, unpacked.size);
    return unpacked;
  } catch (error) {
    tooLarge.signal.throwIfAborted();
    throw error;
  } finally {
    ended.abort();
    await watching;
  }
}

async function watchGrowth(
  growing: Growing,
  startBytes: number,
  ended: AbortSignal,
  onTooLarge: (error: BerthError) => void,
): Promise<void> {
  let waitMs = LOOK_EVERY_MS;
  while (!ended.aborted) {
    try {
      await systemClock.sleep(waitMs, { signal: ended });
      const beganMs = systemClock.now();
      const grownBytes = (await usedBytes(growing, ended)) - startBytes;
      if (grownBytes > growing.limitBytes) {
        onTooLarge(layerBomb(growing, grownBytes));
        return;
      }
      waitMs = Math.max(LOOK_EVERY_MS, (systemClock.now() - beganMs) / LOOKING_SHARE);
    } catch {
      // What is removed while it is counted makes a look fail, and the next one sees it. A daemon that is gone fails the unpacking.
    }
  }
}

async function usedBytes({ snapshots, key, namespace }: Growing, signal: CallOptions['signal']): Promise<number> {
  const { sizeBytes, inodes } = await snapshots.usage(key, { namespace, signal });
  return Math.max(sizeBytes, inodes * LEAST_FILE_BYTES);
}

function layerBomb({ layer, limitBytes }: Growing, bytes: number): BerthError {
  return new BerthError(
    'resource-exhausted',
    `unpack layer ${layer}: it unpacks to ${bytes} bytes or more; the limit is ${limitBytes} (unpackedLimitBytes)`,
    { operation: 'images.unpack', object: `layer ${layer}`, reason: 'layer-bomb' },
  );
}
