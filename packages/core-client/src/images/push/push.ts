import { anySignal, BerthError, invalidArgument, limit } from '@berth/foundation';
import { underLease } from '../../leases/under-lease.js';
import {
  FOREIGN_LAYER_TYPES,
  formatReference,
  parseReference,
  type Descriptor,
  type Platform,
  type Reference,
  type Registry,
} from '../../registry/index.js';
import type { CallOptions } from '../../session/call-options.js';
import { rewriteTree } from '../convert/rewrite-tree.js';
import { mergedSource, sourceLabel } from '../gc-labels.js';
import type { ImagesContext } from '../images-context.js';
import { blobsOf, documentsOf, type ImageTree } from '../tree/image-tree.js';
import { readTree } from '../tree/read-tree.js';
import { watched } from '../watched.js';
import { mountSources } from './mount-sources.js';
import { pushTracker, type PushProgress, type PushTracker } from './progress.js';

/** How an image is pushed. */
export interface PushOptions extends CallOptions {
  /** Only these platforms; what is pushed is then an index that lists no others. Default all, each of which must be here. */
  readonly platforms?: readonly (string | Platform)[] | undefined;
  /** Where the image goes. Default the client's registry. */
  readonly registry?: Registry | undefined;
  /** How many blobs are sent at a time. Default 3. */
  readonly parallelUploads?: number | undefined;
}

/**
 * A push: begins when its progress is read or its end is asked for, and is made once, whichever comes first. Its progress has one reader;
 * a second loop is `failed-precondition`. Leaving the loop ends it, unless its end was asked for.
 */
export interface Push extends AsyncIterable<PushProgress> {
  /** Waits for the end: what the reference stands for now. */
  pushed(): Promise<Descriptor>;
}

const PARALLEL_UPLOADS = 3;

/** See `Images.push`. */
export function startPush(context: ImagesContext, name: string, reference: string, options: PushOptions = {}): Push {
  const parsed = parseReference(reference);
  const parallel = options.parallelUploads ?? PARALLEL_UPLOADS;
  if (!Number.isInteger(parallel) || parallel < 1)
    throw invalidArgument('parallelUploads', 'must be a whole number from 1');
  const target = formatReference(parsed);
  const { progress, result } = watched<PushProgress, Descriptor>(
    `images.push ${target}`,
    (tell, signal) => {
      const within = { ...options, parallelUploads: parallel, signal };
      return pushOnce(context, name, parsed, within, pushTracker(target, tell));
    },
    options.signal,
  );
  return { [Symbol.asyncIterator]: progress, pushed: result };
}

/** One push under way. */
interface PushRun {
  readonly context: ImagesContext;
  readonly reference: Reference;
  readonly registry: Registry;
  readonly options: PushOptions;
  readonly tracker: PushTracker;
  readonly calls: CallOptions;
}

async function pushOnce(
  context: ImagesContext,
  name: string,
  reference: Reference,
  options: PushOptions,
  tracker: PushTracker,
): Promise<Descriptor> {
  const calls = { namespace: options.namespace ?? context.namespace, signal: options.signal };
  const { target } = await context.store.get(name, calls);
  return underLease(context.leases, calls, async (lease) => {
    // What is removed while it is pushed must not be collected under the push.
    await context.leases.addResource(lease.id, { type: 'content', id: target.digest }, calls);
    const { platforms } = options;
    const whole = await readTree(context.content, name, target, { ...calls, platforms, missing: 'refuse' });
    const tree = platforms === undefined ? whole : rewriteTree(whole);
    checkDigest(reference, tree.descriptor);
    const run = { context, reference, registry: options.registry ?? context.registry(), options, tracker, calls };
    await pushBlobs(run, tree);
    await pushDocuments(run, tree);
    tracker.done(tree.descriptor);
    return tree.descriptor;
  });
}

function checkDigest(reference: Reference, { digest }: Descriptor): void {
  if (reference.digest === undefined || reference.digest === digest) return;
  throw invalidArgument('reference', `names the digest ${reference.digest}, and the image has ${digest}`);
}

/** Layers that their publisher forbids to carry elsewhere stay where they are. */
async function pushBlobs(run: PushRun, tree: ImageTree): Promise<void> {
  const blobs = blobsOf(tree).filter(({ mediaType }) => !FOREIGN_LAYER_TYPES.has(mediaType));
  run.tracker.blobs(blobs);
  const room = limit(run.options.parallelUploads ?? PARALLEL_UPLOADS);
  const failing = new AbortController();
  const signal = anySignal(run.calls.signal, failing.signal);
  const outcomes = await Promise.allSettled(
    blobs.map((blob) =>
      room
        .run(() => pushBlob(run, blob, signal), { signal })
        .catch((error: unknown) => {
          // The first failure ends the others, and is what they all say.
          failing.abort(BerthError.from(error));
          throw error;
        }),
    ),
  );
  if (run.calls.signal?.aborted !== true) failing.signal.throwIfAborted();
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

async function pushBlob(run: PushRun, blob: Descriptor, signal: AbortSignal): Promise<void> {
  const { context, reference, registry, tracker, calls } = run;
  const { registry: host, repository } = reference;
  const { labels } = await context.content.info(blob.digest, calls);
  tracker.blob(blob.digest, { state: 'uploading' });
  const outcome = await registry.repository(reference).upload(blob, () => reading(run, blob, signal), {
    mountFrom: mountSources(labels, host, repository),
    signal,
  });
  tracker.blob(blob.digest, { state: outcome, uploadedBytes: blob.size });
  const merged: Record<string, string> = {};
  for (const [key, value] of Object.entries(sourceLabel(host, repository)))
    merged[key] = mergedSource(key, labels[key], value);
  await context.content.setLabels(blob.digest, merged, calls);
}

/** The blob's bytes, counted as they are taken. */
async function* reading(
  { context, tracker, calls }: PushRun,
  { digest }: Descriptor,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  let uploadedBytes = 0;
  for await (const chunk of context.content.read(digest, { ...calls, signal })) {
    yield chunk;
    uploadedBytes += chunk.length;
    tracker.blob(digest, { uploadedBytes });
  }
}

/** Manifests before the indexes that name them, the one with the tag last: nobody sees an image that is not all there. */
async function pushDocuments({ registry, reference, calls: { signal } }: PushRun, tree: ImageTree): Promise<void> {
  const repository = registry.repository(reference);
  for (const { descriptor, bytes, document } of documentsOf(tree)) {
    const tag = descriptor.digest === tree.descriptor.digest ? reference.tag : undefined;
    await repository.putManifest({ mediaType: document.mediaType, bytes, tag }, { signal });
  }
}
