import { BerthError, limit, newestWins, type SharedFlight } from '@berth/foundation';
import type { Content } from '../../content/content.js';
import type { Diff } from '../../diff/diff.js';
import type { Introspection } from '../../introspection/introspection.js';
import type { HeldLease, Leases } from '../../leases/leases.js';
import {
  contentKind,
  formatReference,
  parseReference,
  type CredentialProvider,
  type Descriptor,
  type ImageManifest,
  type Platform,
  type Reference,
  type Registry,
} from '../../registry/index.js';
import type { Snapshots } from '../../snapshots/snapshots.js';
import type { Transfer } from '../../transfer/transfer.js';
import { chainIds } from '../chain-id.js';
import { childLabels, snapshotLabel, sourceLabel } from '../gc-labels.js';

import type { ImageStore } from '../image-store.js';
import type { Pull, PullOptions } from '../images.js';
import { chooseManifest, openImage, readConfig, wantedPlatform } from '../open-image.js';
import { unpackLayers } from '../unpack.js';
import { ensureBlob, type BlobTarget } from './fetch-blob.js';
import { checkTransferOptions, pullByTransfer } from './pull-by-transfer.js';
import { progressTracker, type ProgressTracker, type PullProgress } from './progress.js';

/** What pulls work with; the flights are shared by all pulls of a client. */
export interface PullContext {
  readonly content: Content;
  readonly leases: Leases;
  readonly store: ImageStore;
  readonly diff: Diff;
  readonly introspection: Introspection;
  readonly snapshots: (snapshotter: string | undefined) => Snapshots;
  readonly registry: () => Registry;
  readonly transfer: Transfer;
  /** For pulls that the daemon makes. */
  readonly credentials: CredentialProvider | undefined;
  readonly namespace: string | undefined;
  readonly blobFlights: SharedFlight<void>;
  readonly snapshotFlights: SharedFlight<void>;
}

const PARALLEL_DOWNLOADS = 3;
const LAYER_LIMIT_BYTES = 32 * 1024 ** 3;

/** See `Images.pull`. */
export function startPull(context: PullContext, reference: string, options: PullOptions = {}): Pull {
  const parsed = parseReference(reference);
  const platform = wantedPlatform(options.platform);
  checkTransferOptions(options);
  const pull = options.via === 'transfer' ? pullByTransfer : pullOnce;
  async function* progress(): AsyncGenerator<PullProgress, void, void> {
    const leaving = new AbortController();
    const signal = options.signal === undefined ? leaving.signal : AbortSignal.any([options.signal, leaving.signal]);
    const channel = newestWins<PullProgress>();
    const tracker = progressTracker(formatReference(parsed), (now) => {
      channel.set(now);
    });
    const pulled = pull(context, parsed, platform, { ...options, signal }, tracker).then(
      () => {
        channel.end();
      },
      (error: unknown) => {
        channel.end(BerthError.from(error));
      },
    );
    try {
      yield* channel;
    } finally {
      leaving.abort();
      // Leaving the loop waits until nothing of the pull is under way.
      await pulled;
    }
  }
  return {
    [Symbol.asyncIterator]: progress,
    async image() {
      let last: PullProgress | undefined;
      for await (const now of progress()) last = now;
      if (last?.image === undefined)
        throw new BerthError('internal', `images.pull ${reference}: ended without an image`);
      return last.image;
    },
  };
}

/** One pull under way. */
interface PullRun {
  readonly context: PullContext;
  readonly reference: Reference;
  readonly registry: Registry;
  readonly options: PullOptions;
  readonly target: BlobTarget;
  readonly tracker: ProgressTracker;
}

async function pullOnce(
  context: PullContext,
  reference: Reference,
  platform: Platform,
  options: PullOptions,
  tracker: ProgressTracker,
): Promise<void> {
  const namespace = options.namespace ?? context.namespace;
  const { signal } = options;
  const lease = await context.leases.hold({ namespace, signal });
  try {
    const target: BlobTarget = { content: context.content, namespace, signal, lease: () => options.lease ?? lease.id };
    const registry = options.registry ?? context.registry();
    const run = { context, reference, registry, options, target, tracker };
    const { descriptor } = await registry.resolve(reference, { signal });
    tracker.resolved(descriptor.digest);
    const manifest = await fetchTree(run, descriptor, platform);
    await fetchAndUnpack(run, manifest);
    const name = formatReference(reference);
    const info = await context.store.put({ name, target: descriptor, labels: options.labels }, { namespace, signal });
    const image = await openImage(context.content, info, platform, { namespace, signal });
    tracker.done(image);
  } finally {
    await letGo(lease);
  }
}

/** A lease that cannot be deleted, since the daemon is gone, expires by itself: the pull's own outcome matters more. */
async function letGo(lease: HeldLease): Promise<void> {
  try {
    await lease[Symbol.asyncDispose]();
  } catch (error) {
    if (!BerthError.is(error, 'unavailable', 'cancelled')) throw error;
  }
}

/** Fetches the manifest of the platform, and the indexes that lead to it. */
async function fetchTree(run: PullRun, root: Descriptor, platform: Platform): Promise<ImageManifest> {
  let descriptor = root;
  for (let depth = 0; depth < 4; depth += 1) {
    const kind = contentKind(descriptor.mediaType);
    const { bytes, document } = await run.registry
      .repository(run.reference)
      .manifest(descriptor, { signal: run.options.signal });
    await ensureBlob(run.target, {
      descriptor: { ...descriptor, size: bytes.length },
      ref: `${kind}-${descriptor.digest}`,
      labels: { ...childLabels(document), ...source(run) },
      source: (offset) => once(bytes.subarray(offset)),
    });
    if (document.kind === 'manifest') return document;
    descriptor = chooseManifest(document.manifests, platform, formatReference(run.reference));
  }
  throw new BerthError(
    'protocol-error',
    `images.pull ${formatReference(run.reference)}: its indexes are nested too deeply`,
  );
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  await Promise.resolve();
  yield bytes;
}

function source({ reference }: PullRun): Record<string, string> {
  return sourceLabel(reference.registry, reference.repository);
}

async function fetchAndUnpack(run: PullRun, manifest: ImageManifest): Promise<void> {
  const { context, options, tracker, target } = run;
  const { namespace, signal } = target;
  checkLayers(manifest, options.layerLimitBytes ?? LAYER_LIMIT_BYTES);
  tracker.layers(manifest.layers);
  const room = limit(options.parallelDownloads ?? PARALLEL_DOWNLOADS);
  // The configuration goes first: it says how the layers unpack, which can then begin with the first that is here.
  const fetched = fetchLayers(run, manifest.layers, room);
  await fetchBlob(run, manifest.config, {});
  const { config } = await readConfig(context.content, manifest.config, { namespace, signal });
  if (options.unpack !== false) await unpackFetched(run, manifest, config.rootfs.diff_ids, fetched);
  await Promise.all(fetched.values());
}

function fetchLayers(
  run: PullRun,
  layers: readonly Descriptor[],
  room: ReturnType<typeof limit>,
): Map<string, Promise<void>> {
  const { tracker } = run;
  const fetched = new Map<string, Promise<void>>();
  for (const layer of layers) {
    if (fetched.has(layer.digest)) continue;
    const fetching = room.run(
      async () => {
        tracker.layer(layer.digest, { state: 'downloading' });
        await fetchBlob(run, layer, source(run), (downloadedBytes) => {
          tracker.layer(layer.digest, { downloadedBytes });
        });
        tracker.layer(layer.digest, { state: 'downloaded', downloadedBytes: layer.size });
      },
      { signal: run.options.signal },
    );
    // Whoever waits for the layer sees its failure; until then it must not be an uncaught one.
    fetching.catch(() => undefined);
    fetched.set(layer.digest, fetching);
  }
  return fetched;
}

async function unpackFetched(
  run: PullRun,
  manifest: ImageManifest,
  diffIds: readonly string[],
  fetched: ReadonlyMap<string, Promise<void>>,
): Promise<void> {
  const { context, options, tracker, target } = run;
  const { namespace, signal, lease } = target;
  if (diffIds.length !== manifest.layers.length) {
    throw new BerthError(
      'data-loss',
      `images.pull ${formatReference(run.reference)}: the manifest has ${manifest.layers.length} layers and the configuration ${diffIds.length}`,
      { reason: 'layers-mismatch' },
    );
  }
  const snapshots = context.snapshots(options.snapshotter);
  const { snapshotters } = await context.introspection.features({ signal });
  await unpackLayers(
    {
      snapshots,
      diff: context.diff,
      flights: context.snapshotFlights,
      rebase: snapshots.snapshotter === 'overlayfs' && (snapshotters['overlayfs'] ?? []).includes('rebase'),
      namespace,
      lease,
      signal,
    },
    manifest.layers.map((descriptor, n) => ({
      descriptor,
      diffId: diffIds[n] ?? '',
      fetched: () => fetched.get(descriptor.digest) ?? Promise.resolve(),
      onState: (state) => {
        tracker.layer(descriptor.digest, { state });
      },
    })),
  );
  await labelUnpacked(run, manifest, diffIds, snapshots.snapshotter);
}

/** Tells the garbage collector that the unpacked layers belong to the image, and everyone which layer unpacks to what. */
async function labelUnpacked(
  run: PullRun,
  manifest: ImageManifest,
  diffIds: readonly string[],
  snapshotter: string,
): Promise<void> {
  const { content, namespace, signal } = run.target;
  const top = chainIds(diffIds).at(-1);
  const perLayer = new Map(manifest.layers.map((layer, n) => [layer.digest, diffIds[n] ?? '']));
  await Promise.all([
    ...(top === undefined
      ? []
      : [content.setLabels(manifest.config.digest, snapshotLabel(snapshotter, top), { namespace, signal })]),
    ...[...perLayer].map(([digest, diffId]) =>
      content.setLabels(digest, { 'containerd.io/uncompressed': diffId }, { namespace, signal }),
    ),
  ]);
}

/** Refuses what could never be unpacked before a byte of it is fetched. */
function checkLayers(manifest: ImageManifest, limitBytes: number): void {
  for (const layer of manifest.layers) {
    if (layer.size > limitBytes) {
      throw new BerthError(
        'resource-exhausted',
        `layer ${layer.digest} has ${layer.size} bytes; the limit is ${limitBytes}`,
        {
          operation: 'images.pull',
          object: `layer ${layer.digest}`,
          reason: 'layer-too-large',
        },
      );
    }
  }
}

async function fetchBlob(
  run: PullRun,
  descriptor: Descriptor,
  labels: Readonly<Record<string, string>>,
  onProgress?: (bytes: number) => void,
): Promise<void> {
  const { context, target } = run;
  const kind = contentKind(descriptor.mediaType);
  const repository = run.registry.repository(run.reference);
  await context.blobFlights.run(
    `${target.namespace ?? ''} ${descriptor.digest}`,
    (signal) =>
      ensureBlob(
        { ...target, signal },
        {
          descriptor,
          ref: `${kind}-${descriptor.digest}`,
          labels,
          source: (offset) => repository.blob(descriptor, { offset, verify: false, signal }),
          onProgress,
        },
      ),
    { signal: target.signal },
  );
}
