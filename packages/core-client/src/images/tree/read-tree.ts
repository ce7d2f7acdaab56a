import { BerthError } from '@berth/foundation';
import type { Content } from '../../content/content.js';
import {
  contentKind,
  FOREIGN_LAYER_TYPES,
  formatPlatform,
  MANIFEST_LIMIT_BYTES,
  parseManifest,
  type Descriptor,
  type ImageIndex,
  type ImageManifest,
  type Platform,
} from '../../registry/index.js';
import { manifestTooLarge } from '../../registry/manifest.js';
import type { CallOptions } from '../../session/call-options.js';
import { checkLayerCount } from '../layer-count.js';
import { readConfig, wantedPlatform } from '../open-image.js';
import type { ImageTree, IndexNode, ManifestNode } from './image-tree.js';

/** Which part of an image is read. */
export interface TreeOptions extends CallOptions {
  /** Only these; each must be there. Default all. */
  readonly platforms?: readonly (string | Platform)[] | undefined;
  /** What is done about a platform whose content is not here, as after a pull of another: a typed error, or it is left out. */
  readonly missing: 'refuse' | 'leave-out';
}

/** An index may hold indexes, but no sane image nests them deeply. */
const DEPTH_LIMIT = 4;

/**
 * The most documents of an image, and their size together, each counted as often as it is named: an index that names one index a
 * thousand times, which does the same, is small and means a million.
 */
const DOCUMENT_LIMIT = 4096;
const DOCUMENTS_LIMIT_BYTES = 64 * 1024 * 1024;

interface Reading {
  /** Counts one document more. @throws BerthError `resource-exhausted` */
  readonly count: (bytes: number) => void;
  readonly content: Content;
  readonly name: string;
  readonly options: TreeOptions;
  readonly wanted: readonly Platform[] | undefined;
}

/**
 * Reads the manifests and indexes of an image and sees that all they name is here.
 * @throws BerthError `not-found` with reason `no-such-platform` or `incomplete-image`, `protocol-error`, `resource-exhausted`
 */
export async function readTree(
  content: Content,
  name: string,
  root: Descriptor,
  options: TreeOptions,
): Promise<ImageTree> {
  const wanted = options.platforms?.map(wantedPlatform);
  if (wanted?.length === 0)
    throw new BerthError('invalid-argument', 'platforms must not be empty', { field: 'platforms' });
  const reading: Reading = { content, name, options, wanted, count: documentCounter(name) };
  const tree = await readNode(reading, root, 0);
  if (tree === undefined) throw incomplete(name, root);
  for (const platform of wanted ?? []) {
    if (!(await serves(reading, tree, platform))) throw noSuchPlatform(name, platform);
  }
  return tree;
}

function documentCounter(name: string): Reading['count'] {
  let documents = 0;
  let bytes = 0;
  return (more) => {
    documents += 1;
    bytes += more;
    if (documents <= DOCUMENT_LIMIT && bytes <= DOCUMENTS_LIMIT_BYTES) return;
    const object = `image "${name}"`;
    throw new BerthError(
      'resource-exhausted',
      `${object}: its indexes name more than ${DOCUMENT_LIMIT} manifests, or more than ${DOCUMENTS_LIMIT_BYTES} bytes of them`,
      { object, reason: 'too-many-manifests' },
    );
  };
}

/** Undefined where its content is not here. */
async function readNode(reading: Reading, descriptor: Descriptor, depth: number): Promise<ImageTree | undefined> {
  if (depth >= DEPTH_LIMIT) {
    const what = `image "${reading.name}"`;
    throw new BerthError('protocol-error', `${what}: its indexes are nested too deeply`, { object: what });
  }
  const bytes = await readIfThere(reading, descriptor);
  if (bytes === undefined) return undefined;
  reading.count(bytes.length);
  const document = parsed(bytes, descriptor);
  if (document.kind === 'index') {
    const children: ImageTree[] = [];
    const entries = document.manifests.filter((each) => isWanted(reading, each, document.manifests));
    for (const child of entries) {
      const node = await readNode(reading, child, depth + 1);
      if (node !== undefined) children.push(node);
      else if (reading.options.missing === 'refuse' || reading.wanted !== undefined)
        throw incomplete(reading.name, child);
    }
    if (children.length === 0 && entries.length > 0) return undefined;
    return { kind: 'index', descriptor, bytes, document, children } satisfies IndexNode;
  }
  checkLayerCount(document, descriptor.digest);
  const node: ManifestNode = { kind: 'manifest', descriptor, bytes, document };
  for (const blob of [document.config, ...document.layers]) {
    if (!FOREIGN_LAYER_TYPES.has(blob.mediaType) && !(await isThere(reading, blob))) return undefined;
  }
  return node;
}

/** Whether an entry of an index is of a platform asked for, is an index itself, or belongs to an entry that is. */
function isWanted({ wanted }: Reading, entry: Descriptor, siblings: readonly Descriptor[]): boolean {
  if (wanted === undefined || contentKind(entry.mediaType) === 'index') return true;
  const about = entry.annotations?.['vnd.docker.reference.digest'];
  const subject = about === undefined ? entry : (siblings.find(({ digest }) => digest === about) ?? entry);
  return subject.platform !== undefined && wanted.some((platform) => isSame(platform, subject.platform));
}

async function serves(reading: Reading, tree: ImageTree, platform: Platform): Promise<boolean> {
  if (isSame(platform, tree.descriptor.platform)) return true;
  if (tree.kind === 'manifest') {
    if (tree.descriptor.platform !== undefined) return false;
    return isSame(platform, (await readConfig(reading.content, tree.document.config, calls(reading))).platform);
  }
  for (const child of tree.children) if (await serves(reading, child, platform)) return true;
  return false;
}

function isSame(wanted: Platform, offered: Platform | undefined): boolean {
  return offered !== undefined && formatPlatform(wanted) === formatPlatform(offered);
}

function calls({ options: { namespace, signal } }: Reading): CallOptions {
  return { namespace, signal };
}

async function readIfThere(reading: Reading, descriptor: Descriptor): Promise<Buffer | undefined> {
  // What it really has is asked before it is read: a descriptor may say anything.
  if (!(await isThere(reading, descriptor))) return undefined;
  if (descriptor.size > MANIFEST_LIMIT_BYTES) throw manifestTooLarge(`blob ${descriptor.digest}`, descriptor.size);
  return reading.content.readAll(descriptor.digest, MANIFEST_LIMIT_BYTES, calls(reading));
}

/** The document, its errors telling which blob it is. */
function parsed(bytes: Buffer, { digest, mediaType }: Descriptor): ImageManifest | ImageIndex {
  try {
    return parseManifest(bytes, mediaType);
  } catch (error) {
    if (!BerthError.is(error)) throw error;
    const { code, field, reason } = error;
    const details = { object: `blob ${digest}`, cause: error, ...(field === undefined ? {} : { field }) };
    throw new BerthError(code, `blob ${digest}: ${error.message}`, {
      ...details,
      ...(reason === undefined ? {} : { reason }),
    });
  }
}

async function isThere(reading: Reading, { digest, size }: Descriptor): Promise<boolean> {
  try {
    const { sizeBytes } = await reading.content.info(digest, calls(reading));
    if (sizeBytes === size) return true;
  } catch (error) {
    if (BerthError.is(error, 'not-found')) return false;
    throw error;
  }
  throw new BerthError(
    'data-loss',
    `image "${reading.name}": blob ${digest} does not have the ${size} bytes that the manifest says`,
    {
      object: `blob ${digest}`,
      reason: 'size-mismatch',
    },
  );
}

function incomplete(name: string, { digest, platform }: Descriptor): BerthError {
  const which = platform === undefined ? digest : formatPlatform(platform);
  return new BerthError(
    'not-found',
    `image "${name}": not all content of ${which} is here; pull that platform, or name the platforms that are here`,
    { object: `image "${name}"`, reason: 'incomplete-image' },
  );
}

function noSuchPlatform(name: string, platform: Platform): BerthError {
  return new BerthError('not-found', `image "${name}" is not made for ${formatPlatform(platform)}`, {
    object: `image "${name}"`,
    reason: 'no-such-platform',
  });
}
