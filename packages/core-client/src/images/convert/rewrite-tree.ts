import { digestOf, MEDIA_TYPES, parseManifest, type Descriptor } from '../../registry/index.js';
import type { ImageTree } from '../tree/image-tree.js';

/** What changes in an image's documents. */
export interface Rewrite {
  /** Turn Docker's media types into OCI's. Default false. */
  readonly toOci?: boolean | undefined;
}

/** Docker's media types and their equals. */
const OCI_TYPES: Readonly<Record<string, string>> = {
  [MEDIA_TYPES.dockerIndex]: MEDIA_TYPES.ociIndex,
  [MEDIA_TYPES.dockerManifest]: MEDIA_TYPES.ociManifest,
  [MEDIA_TYPES.dockerConfig]: MEDIA_TYPES.ociConfig,
  [MEDIA_TYPES.dockerLayer]: MEDIA_TYPES.ociLayer,
  [MEDIA_TYPES.dockerLayerGzip]: MEDIA_TYPES.ociLayerGzip,
  [MEDIA_TYPES.dockerLayerZstd]: MEDIA_TYPES.ociLayerZstd,
  [MEDIA_TYPES.dockerForeignLayerGzip]: MEDIA_TYPES.ociForeignLayerGzip,
};

/** The same image whose indexes list only the children that the tree has. Documents that need no change keep their digests. */
export function rewriteTree(tree: ImageTree, rewrite: Rewrite = {}): ImageTree {
  const type = (mediaType: string): string =>
    rewrite.toOci === true ? (OCI_TYPES[mediaType] ?? mediaType) : mediaType;
  const changes = rewrite.toOci === true && hasDockerTypes(tree);
  if (tree.kind === 'manifest') {
    if (!changes) return tree;
    const bytes = edited(tree.bytes, (document) => ({
      ...document,
      mediaType: type(tree.document.mediaType),
      config: retyped(document['config'], type),
      layers: listOf(document['layers']).map((layer) => retyped(layer, type)),
    }));
    const document = parseManifest(bytes);
    if (document.kind !== 'manifest') return tree;
    return { ...tree, bytes, document, descriptor: described(tree.descriptor, bytes, document.mediaType) };
  }
  const children = tree.children.map((child) => ({
    before: child.descriptor.digest,
    after: rewriteTree(child, rewrite),
  }));
  const same =
    !changes &&
    children.length === tree.document.manifests.length &&
    children.every(({ before, after }) => before === after.descriptor.digest);
  if (same) return tree;
  const bytes = edited(tree.bytes, (document) => ({
    ...document,
    mediaType: type(tree.document.mediaType),
    manifests: listOf(document['manifests']).flatMap((entry) => {
      const child = children.find(({ before }) => before === fieldsOf(entry)['digest']);
      if (child === undefined) return [];
      const { mediaType, digest, size } = child.after.descriptor;
      return [{ ...fieldsOf(entry), mediaType, digest, size }];
    }),
  }));
  const document = parseManifest(bytes);
  if (document.kind !== 'index') return tree;
  return {
    ...tree,
    bytes,
    document,
    children: children.map(({ after }) => after),
    descriptor: described(tree.descriptor, bytes, document.mediaType),
  };
}

function hasDockerTypes({ document }: ImageTree): boolean {
  const parts = document.kind === 'index' ? document.manifests : [document.config, ...document.layers];
  return [document, ...parts].some(({ mediaType }) => OCI_TYPES[mediaType] !== undefined);
}

function described(before: Descriptor, bytes: Buffer, mediaType: string): Descriptor {
  return { ...before, mediaType, digest: digestOf(bytes), size: bytes.length };
}

/** Edits the raw document, so that fields unknown to us stay. */
function edited(bytes: Buffer, edit: (document: Record<string, unknown>) => object): Buffer {
  return Buffer.from(JSON.stringify(edit(fieldsOf(JSON.parse(bytes.toString('utf8'))))));
}

function retyped(value: unknown, type: (mediaType: string) => string): unknown {
  const fields = fieldsOf(value);
  const { mediaType } = fields;
  return typeof mediaType === 'string' ? { ...fields, mediaType: type(mediaType) } : fields;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
