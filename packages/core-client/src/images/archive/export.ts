import { anySignal, invalidArgument, throwIfAborted } from '@berth/foundation';
import { letGo, type Outcome } from '../../leases/under-lease.js';
import {
  defaultPlatform,
  digestAlgorithm,
  digestHex,
  familiarReference,
  FOREIGN_LAYER_TYPES,
  MEDIA_TYPES,
  parseReference,
  platformMatcher,
  rankByPlatform,
  type Descriptor,
  type Digest,
  type Platform,
  type Reference,
} from '../../registry/index.js';
import type { CallOptions } from '../../session/call-options.js';
import type { ImagesContext } from '../images-context.js';
import { blobsOf, documentsOf, manifestsOf, type ImageTree } from '../tree/image-tree.js';
import { readTree } from '../tree/read-tree.js';
import { tarOf, type TarFile } from './tar-writer.js';

/** What of images is exported. */
export interface ExportOptions extends CallOptions {
  /** Only these platforms; each must be here. Default all whose content is here. An index keeps its digest and lists the others as well. */
  readonly platforms?: readonly (string | Platform)[] | undefined;
}

interface NamedTree {
  readonly name: string;
  readonly tree: ImageTree;
}

/** See `Images.export`. */
export async function* exportImages(
  context: ImagesContext,
  names: readonly string[],
  options: ExportOptions = {},
): AsyncGenerator<Uint8Array, void, void> {
  const { platforms, signal } = options;
  const calls = { namespace: options.namespace ?? context.namespace, signal };
  if (names.length === 0) throw invalidArgument('names', 'must name an image');
  throwIfAborted(signal);
  const lease = await context.leases.hold(calls);
  let outcome: Outcome = 'failed';
  try {
    yield* tarOf(
      archiveFiles(context, await namedTrees(context, new Set(names), lease.id, { ...calls, platforms }), calls),
    );
    outcome = 'done';
  } finally {
    await letGo(() => lease.release(), outcome);
  }
}

async function namedTrees(
  context: ImagesContext,
  names: ReadonlySet<string>,
  lease: string,
  { platforms, ...calls }: ExportOptions,
): Promise<readonly NamedTree[]> {
  const images: NamedTree[] = [];
  for (const name of names) {
    const { target } = await context.store.get(name, calls);
    // What is removed while it is exported must not be collected under the export.
    await context.leases.addResource(lease, { type: 'content', id: target.digest }, calls);
    const tree = await readTree(context.content, name, target, { ...calls, platforms, missing: 'leave-out' });
    images.push({ name, tree });
  }
  return images;
}

/** The documents that say what is in the archive come first, so that a reader of the stream knows it early. */
function* archiveFiles(
  context: ImagesContext,
  images: readonly NamedTree[],
  calls: CallOptions,
): Generator<TarFile, void, void> {
  yield document('oci-layout', { imageLayoutVersion: '1.0.0' });
  yield document('index.json', {
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.ociIndex,
    manifests: images.map(({ name, tree }) => ({
      ...plain(tree.descriptor),
      annotations: annotationsOf(name, tree.descriptor),
    })),
  });
  yield document('manifest.json', images.flatMap(dockerEntry));
  const written = new Set<string>();
  for (const { tree } of images) {
    for (const { descriptor, bytes } of documentsOf(tree)) {
      if (written.has(descriptor.digest)) continue;
      written.add(descriptor.digest);
      yield { path: blobPath(descriptor.digest), sizeBytes: bytes.length, content: () => [bytes] };
    }
    for (const { digest, size, mediaType } of blobsOf(tree)) {
      if (written.has(digest) || FOREIGN_LAYER_TYPES.has(mediaType)) continue;
      written.add(digest);
      const content = (signal: AbortSignal) =>
        context.content.read(digest, {
          ...calls,
          signal: anySignal(calls.signal, signal),
        });
      yield { path: blobPath(digest), sizeBytes: size, content };
    }
  }
}

function document(path: string, value: unknown): TarFile {
  const bytes = Buffer.from(JSON.stringify(value));
  return { path, sizeBytes: bytes.length, content: () => [bytes] };
}

function blobPath(digest: Digest): string {
  return `blobs/${digestAlgorithm(digest)}/${digestHex(digest)}`;
}

function plain({ mediaType, digest, size, platform }: Descriptor): object {
  if (platform === undefined) return { mediaType, digest, size };
  const { os, architecture, variant } = platform;
  return { mediaType, digest, size, platform: { os, architecture, ...(variant === undefined ? {} : { variant }) } };
}

/** containerd reads the first, other tools the second. @see https://github.com/opencontainers/image-spec/blob/main/annotations.md */
function annotationsOf(name: string, { annotations }: Descriptor): Readonly<Record<string, string>> {
  const reference = referenceOf(name);
  return {
    ...annotations,
    'io.containerd.image.name': name,
    'org.opencontainers.image.ref.name': reference?.tag ?? name,
  };
}

/** What `docker load` reads: one platform, since Docker's own format knows no more. */
function dockerEntry({ name, tree }: NamedTree): readonly object[] {
  const manifests = manifestsOf(tree);
  const [best] = rankByPlatform(
    manifests.map((node) => ({
      node,
      ...(node.descriptor.platform === undefined ? {} : { platform: node.descriptor.platform }),
    })),
    platformMatcher(defaultPlatform()),
  );
  const { document } = best?.node ?? manifests[0] ?? {};
  if (document === undefined) return [];
  const reference = referenceOf(name);
  const tag = reference?.tag === undefined ? [] : [familiarWithTag(reference)];
  return [
    {
      Config: blobPath(document.config.digest),
      RepoTags: tag,
      Layers: document.layers.map(({ digest }) => blobPath(digest)),
    },
  ];
}

function familiarWithTag(reference: Reference): string {
  const { registry, repository, tag } = reference;
  const familiar = familiarReference({ registry, repository, ...(tag === undefined ? {} : { tag }) });
  return familiar.endsWith(`:${tag ?? ''}`) ? familiar : `${familiar}:${tag ?? ''}`;
}

/** An image may be called anything; only some names are references. */
function referenceOf(name: string): Reference | undefined {
  try {
    return parseReference(name);
  } catch {
    return undefined;
  }
}
