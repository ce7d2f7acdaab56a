import { anySignal, BerthError, raceAbort } from '@berth/foundation';
import type { Content } from '../../content/content.js';
import { contentKind, type Descriptor, type Platform } from '../../registry/index.js';
import type { TransferOptions, TransferProgress } from '../../transfer/transfer.js';
import type { ImagesContext } from '../images-context.js';
import { findManifest, readConfig } from '../open-image.js';
import { unpackImage } from '../unpack-image.js';
import { landings, type Landings } from './landings.js';
import type { TransferListener } from './transfer-progress.js';

/** A pull whose layers the daemon fetches and we unpack. */
export interface BesideRun {
  readonly context: ImagesContext;
  readonly name: string;
  readonly platform: Platform;
  readonly snapshotter: string | undefined;
  readonly unpackedLimitBytes: number | undefined;
  readonly namespace: string | undefined;
  readonly signal: AbortSignal | undefined;
  readonly listener: TransferListener;
}

/** The same, under way. */
interface Unpacking extends BesideRun {
  /** What the name stands for, once the daemon has said it; undefined where it never does. */
  readonly root: Promise<Descriptor | undefined>;
  readonly landed: Landings;
  readonly lease: () => string;
}

/** Fetches an image; what it is given must be passed on to the transfer. */
export type Fetch = (options: Pick<TransferOptions, 'signal' | 'onProgress'>) => Promise<void>;

/**
 * Has the daemon fetch, and applies each layer as soon as it is there: side by side, where the daemon's own unpacking goes one by
 * one. The first failure of either side ends the other and is told. An image that cannot be read on the way is left to be unpacked
 * when it is there.
 */
export async function fetchAndUnpackBeside(run: BesideRun, fetch: Fetch): Promise<void> {
  // Snapshots are made once for all pulls of this client: they must outlive the one that began them.
  const lease = await run.context.sharedLeases.hold(run.namespace);
  try {
    await bothSides({ ...run, signal: anySignal(lease.lost, run.signal) }, () => lease.id, fetch);
  } catch (error) {
    await lease.letGo('failed');
    throw error;
  }
  await lease.letGo('done');
}

async function bothSides(run: BesideRun, lease: () => string, fetch: Fetch): Promise<void> {
  const ending = new AbortController();
  const signal = anySignal(ending.signal, run.signal);
  const landed = landings();
  const root = Promise.withResolvers<Descriptor | undefined>();
  const fetching = fetch({ signal, onProgress: listenFor(run.listener, landed, root.resolve) }).then(() => {
    landed.allLanded();
    root.resolve(undefined);
  });
  const unpacking = unpackAsLanded({ ...run, signal, lease, landed, root: root.promise });
  const end = (error: unknown): void => {
    ending.abort(BerthError.from(error));
  };
  await Promise.all([fetching.catch(end), unpacking.catch(end)]);
  ending.signal.throwIfAborted();
}

/** Hears of a transfer's progress what unpacking waits for. */
function listenFor(
  listener: TransferListener,
  landed: Landings,
  root: (descriptor: Descriptor) => void,
): (progress: TransferProgress) => void {
  return (progress) => {
    listener.on(progress);
    const { event, descriptor } = progress;
    if (descriptor === undefined) return;
    if (event === 'fetching image content') root(descriptor);
    if (event === 'complete' || event === 'already exists') landed.landed(descriptor.digest);
  };
}

async function unpackAsLanded(run: Unpacking): Promise<void> {
  const { context, name, platform, namespace, signal, listener, landed } = run;
  const target = await raceAbort(run.root, signal);
  if (target === undefined) return;
  const content = landedContent(run);
  const call = { namespace, signal };
  const { config: configDescriptor, layers } = (await findManifest(content, { name, target }, platform, call)).document;
  // The daemon writes the manifest anew where an old registry has given the configuration no type of its own.
  if (contentKind(configDescriptor.mediaType) !== 'config') return;
  const { config } = await readConfig(content, configDescriptor, call);
  await unpackImage(
    context,
    { what: `images.pull ${name}`, config: configDescriptor, layers, diffIds: config.rootfs.diff_ids },
    run,
    (layer) => ({
      fetched: () => landed.waitFor(layer.digest),
      onState: (state) => {
        listener.unpacking(layer, state);
      },
    }),
  );
}

/** The content store, whose blobs are read when they are there. */
function landedContent({ context, landed, signal }: Unpacking): Pick<Content, 'readAll'> {
  return {
    async readAll(digest, ...more) {
      await raceAbort(landed.waitFor(digest), signal);
      return context.content.readAll(digest, ...more);
    },
  };
}
