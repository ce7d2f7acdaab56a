import { BerthError } from '@berth/foundation';
import { underLease } from '../../leases/under-lease.js';
import type { Platform } from '../../registry/index.js';
import type { CallOptions } from '../../session/call-options.js';
import { checkLabels } from '../../session/identifiers.js';
import { childLabels } from '../gc-labels.js';
import type { ImageInfo } from '../image-store.js';
import { keepForCaller } from '../keep-for-caller.js';
import { ensureBlob, type BlobTarget } from '../pull/fetch-blob.js';
import type { ImagesContext } from '../images-context.js';
import { documentsOf } from '../tree/image-tree.js';
import { readTree } from '../tree/read-tree.js';
import { rewriteTree } from './rewrite-tree.js';

/** What an image is converted to. */
export interface ConvertOptions extends CallOptions {
  /** Keep only these platforms. Default all. */
  readonly platforms?: readonly (string | Platform)[] | undefined;
  /** `oci` turns Docker's media types into OCI's; the layers stay as they are. Default the image's own. */
  readonly mediaTypes?: 'oci' | undefined;
  /** Labels of the new image's record. Default those of the source. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

/** See `Images.convert`. */
export async function convertImage(
  context: ImagesContext,
  name: string,
  newName: string,
  options: ConvertOptions = {},
): Promise<ImageInfo> {
  const { signal, platforms, mediaTypes } = options;
  const namespace = options.namespace ?? context.namespace;
  if (newName === '') throw new BerthError('invalid-argument', 'newName must not be empty', { field: 'newName' });
  checkLabels('labels', options.labels);
  const source = await context.store.get(name, { namespace, signal });
  return underLease(context.leases, { namespace, signal }, async (lease) => {
    const original = await readTree(context.content, name, source.target, {
      platforms,
      missing: 'refuse',
      namespace,
      signal,
    });
    const tree = rewriteTree(original, { toOci: mediaTypes === 'oci' });
    const { content, labelling } = context;
    const target: BlobTarget = { content, namespace, labelling, signal, lease: () => lease.id };
    const untouched = new Set(documentsOf(original).map(({ descriptor }) => descriptor.digest));
    for (const { descriptor, bytes, document } of documentsOf(tree)) {
      if (untouched.has(descriptor.digest)) continue;
      await ensureBlob(target, {
        descriptor,
        ref: `convert-${descriptor.digest}`,
        labels: childLabels(document),
        source: (offset) => [bytes.subarray(offset)],
      });
    }
    await keepForCaller(context, tree.descriptor.digest, { ...options, namespace });
    return await context.store.put(
      { name: newName, target: tree.descriptor, labels: options.labels ?? source.labels },
      { namespace, signal },
    );
  });
}
