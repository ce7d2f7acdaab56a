import { contentKind, type Descriptor, type Reference, type Registry } from '../../registry/index.js';
import { aboard } from '../aboard.js';
import { sourceLabel } from '../gc-labels.js';
import type { ImagesContext } from '../images-context.js';
import type { PullOptions } from '../images.js';
import { adoptBlob } from './adopt-blob.js';
import { ensureBlob, type BlobTarget } from './fetch-blob.js';
import type { ProgressTracker } from './progress.js';

/** One pull under way. */
export interface PullRun {
  readonly context: ImagesContext;
  readonly reference: Reference;
  readonly registry: Registry;
  readonly options: PullOptions;
  readonly target: BlobTarget;
  readonly tracker: ProgressTracker;
}

/** The label that says where a blob of this pull came from. */
export function sourceOf({ reference }: PullRun): Record<string, string> {
  return sourceLabel(reference.registry, reference.repository);
}

/** Sees that a blob is here; whoever else wants it at the same time waits for the same fetch. */
export async function fetchBlob(
  run: PullRun,
  descriptor: Descriptor,
  labels: Readonly<Record<string, string>>,
  onProgress?: (bytes: number) => void,
): Promise<void> {
  const { context, target } = run;
  const kind = contentKind(descriptor.mediaType);
  const repository = run.registry.repository(run.reference);
  const by = await aboard(
    context.blobFlights,
    `${target.namespace ?? ''} ${descriptor.digest}`,
    (signal) =>
      ensureBlob(
        { ...target, signal },
        {
          descriptor,
          ref: `${kind}-${descriptor.digest}`,
          labels,
          source: (offset, ending) =>
            repository.blob(descriptor, { offset, verify: false, reuse: true, signal: ending }),
          onProgress,
        },
      ),
    target.signal,
  );
  // Whoever fetched it for both of us wrote only where that pull had it from.
  if (by === 'another') await adoptBlob(target, descriptor.digest, labels);
}
