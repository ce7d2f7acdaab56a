import { BerthError, invalidArgument, limit, throwIfAborted, type SharedFlight } from '@berth/foundation';
import type { Content } from '../../content/content.js';
import type { Diff } from '../../diff/diff.js';
import type { Introspection } from '../../introspection/introspection.js';
import type { Leases } from '../../leases/leases.js';
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
import { aboard } from '../aboard.js';
import type { Transfer } from '../../transfer/transfer.js';
import { chainIds } from '../chain-id.js';
import { childLabels, snapshotLabel, sourceLabel } from '../gc-labels.js';

import type { ImageStore } from '../image-store.js';
import type { Pull, PullOptions } from '../images.js';
import {
  checkPlatform,
  chooseManifest,
  CONFIG_LIMIT_BYTES,
  openImage,
  readConfig,
  wantedPlatform,
} from '../open-image.js';
import type { SharedLeases } from '../shared-lease.js';
import { unpackLayers } from '../unpack.js';
import { watched } from '../watched.js';
import { ensureBlob, type BlobTarget } from './fetch-blob.js';
import { checkTransferOptions, pullByTransfer } from './pull-by-transfer.js';
import { progressTracker, type ProgressTracker, type PullProgress } from './progress.js';

/** What pulls work with; the flights are shared by all pulls of a client. */
export interface PullContext {
  readonly content: Content;
  readonly leases: Leases;
  readonly sharedLeases: SharedLeases;
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
  checkAtLeastOne('parallelDownloads', options.parallelDownloads);
  checkAtLeastOne('layerLimitBytes', options.layerLimitBytes);
  checkTransferOptions(options);
  const pull = options.via === 'transfer' ? pullByTransfer : pullOnce;
  const progress = () =>
    watched<PullProgress>((tell, signal) => {
      return pull(context, parsed, platform, { ...options, signal }, progressTracker(formatReference(parsed), tell));
    }, options.signal);
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

function checkAtLeastOne(field: string, value: number | undefined): void {
  if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1))
    throw invalidArgument(field, 'must be a whole number from 1');
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
  throwIfAborted(signal, { operation: 'images.pull' });
  const lease = await context.sharedLeases.hold(namespace);
  try {
    const target: BlobTarget = { content: context.content, namespace, signal, lease: () => lease.id };
    const registry = options.registry ?? context.registry();
    const run = { context, reference, registry, options, target, tracker };
    const { descriptor } = await registry.resolve(reference, { signal });
    tracker.resolved(descriptor.digest);
    const manifest = await fetchTree(run, descriptor, platform);
    await fetchAndUnpack(run, manifest, platform);
    // What the caller's own lease holds, it holds by the root: all else hangs on that.
    if (options.lease !== undefined) {
      await context.leases.addResource(
        options.lease,
        { type: 'content', id: descriptor.digest },
        { namespace, signal },
      );
    }
    const name = formatReference(reference);
    const info = await context.store.put({ name, target: descriptor, labels: options.labels }, { namespace, signal });
    const image = await openImage(context.content, info, platform, { namespace, signal });
    await lease.letGo('done');
    tracker.done(image);
  } catch (error) {
    await lease.letGo('failed');
    throw error;
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

async function fetchAndUnpack(run: PullRun, manifest: ImageManifest, platform: Platform): Promise<void> {
  const { options, tracker, target } = run;
  checkSizes(manifest, options.layerLimitBytes ?? LAYER_LIMIT_BYTES);
  tracker.layers(manifest.layers);
  const ending = new AbortController();
  const signal = target.signal === undefined ? ending.signal : AbortSignal.any([target.signal, ending.signal]);
  const within = { ...run, target: { ...target, signal } };
  const fetched = fetchLayers(
    within,
    manifest.layers,
    limit(options.parallelDownloads ?? PARALLEL_DOWNLOADS, 'parallelDownloads'),
  );
  try {
    await unpackAsFetched(within, manifest, platform, fetched);
    await Promise.all(fetched.values());
  } catch (error) {
    // The first failure ends the other layers, and nothing is under way when it is told.
    ending.abort(BerthError.from(error));
    await Promise.allSettled(fetched.values());
    throw error;
  }
}

/** The configuration goes first: it says how the layers unpack, which can then begin with the first that is here. */
async function unpackAsFetched(
  run: PullRun,
  manifest: ImageManifest,
  platform: Platform,
  fetched: ReadonlyMap<string, Promise<void>>,
): Promise<void> {
  const { namespace, signal } = run.target;
  await fetchBlob(run, manifest.config, {});
  const { config, platform: offered } = await readConfig(run.context.content, manifest.config, { namespace, signal });
  checkPlatform(offered, platform, formatReference(run.reference));
  if (run.options.unpack !== false) await unpackFetched(run, manifest, config.rootfs.diff_ids, fetched);
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
      { signal: run.target.signal },
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
function checkSizes(manifest: ImageManifest, limitBytes: number): void {
  const { digest, size } = manifest.config;
  if (contentKind(manifest.config.mediaType) === 'config' && size > CONFIG_LIMIT_BYTES) {
    throw new BerthError(
      'resource-exhausted',
      `configuration ${digest} has ${size} bytes; the limit is ${CONFIG_LIMIT_BYTES}`,
      {
        operation: 'images.pull',
        object: `blob ${digest}`,
        reason: 'config-too-large',
      },
    );
  }
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
  await aboard(
    context.blobFlights,
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
    target.signal,
  );
}
