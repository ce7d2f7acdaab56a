import { BerthError } from '@berth/foundation';
import { formatReference, type Platform, type Reference } from '../../registry/index.js';
import type { CallOptions } from '../../session/call-options.js';
import type { ImageStoreEnd, TransferOptions } from '../../transfer/transfer.js';
import type { Image } from '../image.js';
import type { PullOptions } from '../images.js';
import type { ImagesContext } from '../images-context.js';
import { openImage } from '../open-image.js';
import { unpackStored } from '../unpack-stored.js';
import type { ProgressTracker } from './progress.js';
import { storedRecord, type StoredRecord } from './stored-record.js';
import { underLongLease } from './transfer-lease.js';
import { transferProgress, type TransferListener } from './transfer-progress.js';
import { fetchAndUnpackBeside } from './unpack-beside.js';

/** Has the daemon pull an image by its transfer service. */
export async function pullByTransfer(
  context: ImagesContext,
  reference: Reference,
  platform: Platform,
  options: PullOptions,
  tracker: ProgressTracker,
): Promise<Image> {
  const namespace = options.namespace ?? context.namespace;
  const { signal } = options;
  const name = formatReference(reference);
  await requireTransfer(context, name, signal);
  return underLongLease(context.leases, { ...options, namespace }, async (lease) => {
    const call = { namespace, signal, lease };
    const listener = transferProgress(context.content, { name, platform, call, tracker });
    const record = await storedRecord(context.store, name, call);
    try {
      return await pullWhole({ context, name, platform, options, call, listener, record }, tracker);
    } catch (error) {
      // The pull has failed already: that is what its caller must hear of.
      await record.undo().catch(() => undefined);
      throw error;
    }
  });
}

/** One pull by the daemon. */
interface TransferPull {
  readonly context: ImagesContext;
  readonly name: string;
  readonly platform: Platform;
  readonly options: PullOptions;
  readonly call: CallOptions;
  readonly listener: TransferListener;
  readonly record: StoredRecord;
}

async function pullWhole(pull: TransferPull, tracker: ProgressTracker): Promise<Image> {
  const { context, name, platform, options, call, listener } = pull;
  await fetchImage(pull);
  const listed = await listener.settled();
  const image = await openImage(context.content, await context.store.get(name, call), platform, call);
  if (!listed) {
    tracker.resolved(image.target.digest);
    tracker.layers(image.layers);
  }
  await ensureUnpacked(context, image, { ...options, namespace: call.namespace });
  tracker.done(image);
  return image;
}

/**
 * We unpack where nothing is lost by it: sooner where layers are applied side by side, and within a bound. Another snapshotter
 * may have the daemon leave out what it fetches by itself.
 */
async function fetchImage(pull: TransferPull): Promise<void> {
  const { context, platform, options, call, listener } = pull;
  const { snapshotter, unpack, unpackedLimitBytes } = options;
  const { signal } = call;
  const bounded = unpackedLimitBytes !== undefined || context.snapshots(snapshotter).snapshotter === 'overlayfs';
  if (unpack !== false && bounded) {
    const run = { ...pull, snapshotter, unpackedLimitBytes, namespace: call.namespace, signal };
    await fetchAndUnpackBeside(run, (told) => transfer(pull, [], told));
  } else {
    const told = { signal, onProgress: listener.on };
    await transferUnpacking(unpacks(context, platform, options), (wanted) => transfer(pull, wanted, told));
  }
}

async function transfer(
  { context, name, platform, options, call, record }: TransferPull,
  wanted: Unpacks,
  told: Told,
): Promise<void> {
  await context.transfer.transfer(
    { kind: 'registry', reference: name, credentials: context.credentials, ...options.daemonRegistry },
    {
      ...{ kind: 'image-store', name, labels: options.labels },
      platforms: [platform],
      manifestLimit: 1,
      unpacks: wanted,
    },
    { ...call, ...told },
  );
  await record.written();
}

/** A daemon that unpacks for none of the snapshotters wanted refuses the whole: then it fetches only, and we unpack. */
async function transferUnpacking(wanted: Unpacks, transfer: (wanted: Unpacks) => Promise<void>): Promise<void> {
  try {
    await transfer(wanted);
  } catch (error) {
    const refused = BerthError.is(error, 'invalid-argument') && error.peerMessage?.includes('no unpack platforms');
    if (!refused || wanted.length === 0) throw error;
    await transfer([]);
  }
}

async function requireTransfer(context: ImagesContext, name: string, signal: AbortSignal | undefined): Promise<void> {
  const features = await context.introspection.features({ signal });
  if (features.transfer && features.streaming) return;
  throw new BerthError(
    'unimplemented',
    `images.pull ${name}: this daemon has no transfer service with streams, which containerd 1.7 and newer have`,
    { operation: 'images.pull', object: name },
  );
}

type Unpacks = NonNullable<ImageStoreEnd['unpacks']>;
type Told = Pick<TransferOptions, 'signal' | 'onProgress'>;

function unpacks(context: ImagesContext, platform: Platform, options: PullOptions): Unpacks {
  if (options.unpack === false) return [];
  return [{ platform, snapshotter: context.snapshots(options.snapshotter).snapshotter }];
}

/** The daemon unpacks only for the snapshotters in its own `unpack_config`, and does not say that it did not. */
async function ensureUnpacked(context: ImagesContext, image: Image, options: PullOptions): Promise<void> {
  const { namespace, signal, snapshotter, unpackedLimitBytes } = options;
  if (options.unpack === false || image.snapshot === '') return;
  try {
    await context.snapshots(snapshotter).stat(image.snapshot, { namespace, signal });
  } catch (error) {
    if (!BerthError.is(error, 'not-found')) throw error;
    await unpackStored(context, image, { namespace, signal, snapshotter, unpackedLimitBytes });
  }
}
