import { fitsLabel } from '../session/identifiers.js';
import { contentKind, type Descriptor, type ImageIndex, type ImageManifest } from '../registry/index.js';

const REFERENCE = 'containerd.io/gc.ref.content';

/**
 * The labels that keep a manifest's or an index's children from the garbage collector.
 * @see https://github.com/containerd/containerd/blob/main/docs/garbage-collection.md
 */
export function childLabels(parent: ImageManifest | ImageIndex): Record<string, string> {
  if (parent.kind === 'manifest') {
    return Object.fromEntries([
      [`${REFERENCE}.config`, parent.config.digest],
      ...parent.layers.map((layer, n) => [`${REFERENCE}.l.${n}`, layer.digest]),
    ]) as Record<string, string>;
  }
  return Object.fromEntries(parent.manifests.map((child, n) => [labelOfChild(child, n), child.digest]));
}

function labelOfChild(child: Descriptor, n: number): string {
  const kind = contentKind(child.mediaType);
  return kind === 'manifest' || kind === 'index' ? `${REFERENCE}.m.${n}` : `${REFERENCE}.${n}`;
}

/** Keeps the unpacked image as long as its configuration. */
export function snapshotLabel(snapshotter: string, chainId: string): Record<string, string> {
  return { [`containerd.io/gc.ref.snapshot.${snapshotter}`]: chainId };
}

/** What a layer unpacks to: containerd's own tools then need not unpack it to know. */
export function uncompressedLabel(diffId: string): Record<string, string> {
  return { 'containerd.io/uncompressed': diffId };
}

/** Where a blob was fetched from; a push to the same registry can then mount it instead of sending it. */
export function sourceLabel(registry: string, repository: string): Record<string, string> {
  return { [`containerd.io/distribution.source.${registry}`]: repository };
}

/** A source label's value with one repository more, each once, in order; as it is where no more fit into a label. */
export function mergedSource(key: string, current: string | undefined, repository: string): string {
  const known = (current ?? '').split(',').filter((each) => each !== '');
  const merged = [...new Set([...known, repository])].sort().join(',');
  return fitsLabel(key, merged) ? merged : (current ?? '');
}
