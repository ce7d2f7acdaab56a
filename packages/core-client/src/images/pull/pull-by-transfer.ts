import { randomUUID } from 'node:crypto';
import { BerthError, invalidArgument } from '@berth/foundation';
import { formatReference, type Platform, type Reference } from '../../registry/index.js';
import type { ImageStoreEnd } from '../../transfer/transfer.js';
import type { Image } from '../image.js';
import type { PullOptions } from '../images.js';
import { openImage } from '../open-image.js';
import { unpackStored } from '../unpack-stored.js';
import type { ProgressTracker } from './progress.js';
import type { ImagesContext } from '../images-context.js';
import { transferProgress } from './transfer-progress.js';

/** A lease cannot change during the daemon's one call, so it must outlive the longest pull; it is deleted at the end. */
const LEASE_MS = 24 * 3600 * 1000;

/** What this client decides when it fetches by itself, and cannot when the daemon does. */
const CLIENT_ONLY = ['registry', 'parallelDownloads', 'layerLimitBytes'] as const;

/** @throws BerthError `invalid-argument` for an option that does not go with who fetches */
export function checkTransferOptions(options: PullOptions): void {
  if (options.via !== 'transfer') {
    if (options.daemonRegistry !== undefined) throw invalidArgument('daemonRegistry', "goes with via: 'transfer' only");
    return;
  }
  for (const field of CLIENT_ONLY) {
    if (options[field] !== undefined) throw invalidArgument(field, "is the daemon's own choice with via: 'transfer'");
  }
}

/** Has the daemon pull an image by its transfer service. */
export async function pullByTransfer(
  context: ImagesContext,
  reference: Reference,
  platform: Platform,
  options: PullOptions,
  tracker: ProgressTracker,
): Promise<void> {
  const namespace = options.namespace ?? context.namespace;
  const { signal } = options;
  const name = formatReference(reference);
  await requireTransfer(context, name, signal);
  const lease = options.lease ?? (await makeLease(context, namespace, signal));
  try {
    const call = { namespace, signal, lease };
    const progress = transferProgress(context.content, { name, platform, call, tracker });
    await transferUnpacking(unpacks(context, platform, options), (wanted) =>
      context.transfer.transfer(
        { kind: 'registry', reference: name, credentials: context.credentials, ...options.daemonRegistry },
        {
          ...{ kind: 'image-store', name, labels: options.labels },
          platforms: [platform],
          manifestLimit: 1,
          unpacks: wanted,
        },
        { ...call, onProgress: progress.on },
      ),
    );
    const listed = await progress.settled();
    const image = await openImage(context.content, await context.store.get(name, call), platform, call);
    if (!listed) {
      tracker.resolved(image.target.digest);
      tracker.layers(image.layers);
    }
    await ensureUnpacked(context, image, { ...options, namespace });
    tracker.done(image);
  } finally {
    if (options.lease === undefined) await dropLease(context, lease, namespace);
  }
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
  const { transfer, streaming } = await context.introspection.features({ signal });
  if (transfer && streaming) return;
  throw new BerthError(
    'unimplemented',
    `images.pull ${name}: this daemon has no transfer service with streams, which containerd 1.7 and newer have`,
    { operation: 'images.pull', object: name },
  );
}

type Unpacks = NonNullable<ImageStoreEnd['unpacks']>;

function unpacks(context: ImagesContext, platform: Platform, options: PullOptions): Unpacks {
  if (options.unpack === false) return [];
  return [{ platform, snapshotter: context.snapshots(options.snapshotter).snapshotter }];
}

/** The daemon unpacks only for the snapshotters in its own `unpack_config`, and does not say that it did not. */
async function ensureUnpacked(context: ImagesContext, image: Image, options: PullOptions): Promise<void> {
  const { namespace, signal, snapshotter } = options;
  if (options.unpack === false || image.snapshot === '') return;
  try {
    await context.snapshots(snapshotter).stat(image.snapshot, { namespace, signal });
  } catch (error) {
    if (!BerthError.is(error, 'not-found')) throw error;
    await unpackStored(context, image, { namespace, signal, snapshotter });
  }
}

async function makeLease(
  context: ImagesContext,
  namespace: string | undefined,
  signal: AbortSignal | undefined,
): Promise<string> {
  const id = `berth-transfer-${randomUUID()}`;
  return (await context.leases.create({ id, expiresInMs: LEASE_MS, namespace, signal })).id;
}

/** A lease that cannot be deleted, since the daemon is gone, expires by itself: the pull's own outcome matters more. */
async function dropLease(context: ImagesContext, id: string, namespace: string | undefined): Promise<void> {
  try {
    await context.leases.delete(id, { namespace });
  } catch (error) {
    if (!BerthError.is(error, 'unavailable', 'cancelled', 'not-found')) throw error;
  }
}
