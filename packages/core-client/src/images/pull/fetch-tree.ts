import { BerthError } from '@berth/foundation';
import {
  contentKind,
  formatReference,
  type Descriptor,
  type ImageManifest,
  type Platform,
} from '../../registry/index.js';
import { childLabels } from '../gc-labels.js';
import { checkLayerCount } from '../layer-count.js';
import { chooseManifest } from '../open-image.js';
import { ensureBlob } from './fetch-blob.js';
import { sourceOf, type PullRun } from './pull-run.js';

/** Fetches the manifest of the platform, and the indexes that lead to it. */
export async function fetchTree(run: PullRun, root: Descriptor, platform: Platform): Promise<ImageManifest> {
  let descriptor = root;
  for (let depth = 0; depth < 4; depth += 1) {
    const kind = contentKind(descriptor.mediaType);
    const { bytes, document } = await run.registry
      .repository(run.reference)
      .manifest(descriptor, { signal: run.target.signal });
    if (document.kind === 'manifest') checkLayerCount(document, descriptor.digest);
    await ensureBlob(run.target, {
      descriptor: { ...descriptor, size: bytes.length },
      ref: `${kind}-${descriptor.digest}`,
      labels: { ...childLabels(document), ...sourceOf(run) },
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
