import type { Descriptor, ImageIndex, ImageManifest } from '../../registry/index.js';

/** A manifest, with what it is made of. */
export interface ManifestNode {
  readonly kind: 'manifest';
  readonly descriptor: Descriptor;
  readonly bytes: Buffer;
  readonly document: ImageManifest;
}

/** An index, with those of its children that were asked for and are here. */
export interface IndexNode {
  readonly kind: 'index';
  readonly descriptor: Descriptor;
  readonly bytes: Buffer;
  readonly document: ImageIndex;
  readonly children: readonly ImageTree[];
}

/** An image as the content store holds it: a manifest, or an index over more. */
export type ImageTree = ManifestNode | IndexNode;

/** The manifests and indexes, each after those that it names and once. */
export function documentsOf(tree: ImageTree): readonly ImageTree[] {
  const below = tree.kind === 'index' ? tree.children.flatMap(documentsOf) : [];
  return uniqueBy([...below, tree], ({ descriptor }) => descriptor.digest);
}

/** The image manifests. */
export function manifestsOf(tree: ImageTree): readonly ManifestNode[] {
  return documentsOf(tree).filter((each): each is ManifestNode => each.kind === 'manifest');
}

/** The configurations and layers, each once. */
export function blobsOf(tree: ImageTree): readonly Descriptor[] {
  const blobs = manifestsOf(tree).flatMap(({ document }) => [document.config, ...document.layers]);
  return uniqueBy(blobs, ({ digest }) => digest);
}

function uniqueBy<T>(list: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(list.map((item) => [key(item), item])).values()];
}
