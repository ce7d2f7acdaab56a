import { anySignal, throwIfAborted } from '@berth/foundation';
import { formatReference, parseReference, type Platform, type Reference } from '../../registry/index.js';
import { checkLabels } from '../../session/identifiers.js';
import { checkOptionalWhole } from '../../session/whole-number.js';
import type { Image } from '../image.js';
import type { Pull, PullOptions } from '../images.js';
import { keepForCaller } from '../keep-for-caller.js';
import { openImage, wantedPlatform } from '../open-image.js';
import { watched } from '../watched.js';
import { fetchAndUnpack } from './fetch-and-unpack.js';
import type { BlobTarget } from './fetch-blob.js';
import { fetchTree } from './fetch-tree.js';
import { progressTracker, type ProgressTracker, type PullProgress } from './progress.js';
import { pullByTransfer } from './pull-by-transfer.js';
import type { ImagesContext } from '../images-context.js';
import { checkTransferOptions } from './transfer-options.js';

/** See `Images.pull`. */
export function startPull(context: ImagesContext, reference: string, options: PullOptions = {}): Pull {
  const parsed = parseReference(reference);
  const platform = wantedPlatform(options.platform);
  checkOptionalWhole('parallelDownloads', options.parallelDownloads, 1);
  checkOptionalWhole('layerLimitBytes', options.layerLimitBytes, 1);
  checkOptionalWhole('unpackedLimitBytes', options.unpackedLimitBytes, 1);
  checkLabels('labels', options.labels);
  checkTransferOptions(options);
  const pull = options.via === 'transfer' ? pullByTransfer : pullOnce;
  const name = formatReference(parsed);
  const { progress, result } = watched<PullProgress, Image>(
    `images.pull ${name}`,
    (tell, signal) => {
      const within = { ...options, lease: options.lease ?? context.lease, signal };
      return pull(context, parsed, platform, within, progressTracker(name, tell));
    },
    options.signal,
  );
  return { [Symbol.asyncIterator]: progress, image: result };
}

async function pullOnce(
  context: ImagesContext,
  reference: Reference,
  platform: Platform,
  options: PullOptions,
  tracker: ProgressTracker,
): Promise<Image> {
  const namespace = options.namespace ?? context.namespace;
  throwIfAborted(options.signal, { operation: 'images.pull' });
  const lease = await context.sharedLeases.hold(namespace);
  const signal = anySignal(options.signal, lease.lost);
  try {
    const { content, labelling } = context;
    const target: BlobTarget = { content, namespace, labelling, signal, lease: () => lease.id };
    const registry = options.registry ?? context.registry();
    const run = { context, reference, registry, options, target, tracker };
    const { descriptor } = await registry.resolve(reference, { signal });
    tracker.resolved(descriptor.digest);
    const manifest = await fetchTree(run, descriptor, platform);
    await fetchAndUnpack(run, manifest, platform);
    await keepForCaller(context, descriptor.digest, { ...options, namespace, signal });
    const name = formatReference(reference);
    const info = await context.store.put({ name, target: descriptor, labels: options.labels }, { namespace, signal });
    const image = await openImage(context.content, info, platform, { namespace, signal });
    await lease.letGo('done');
    tracker.done(image);
    return image;
  } catch (error) {
    await lease.letGo('failed');
    throw error;
  }
}
