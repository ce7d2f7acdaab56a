import { randomUUID } from 'node:crypto';
import { throwIfAborted } from '@berth/foundation';
import { isDigest, MANIFEST_LIMIT_BYTES } from '../../registry/index.js';
import { archiveError } from './archive-error.js';
import { decompressed } from './decompressed.js';
import { entryPath, hardlinkTarget, symlinkTarget } from './entry-path.js';
import { storeEntry, type EntryStore, type StoredEntry } from './store-entry.js';
import { readTar, type TarEntry } from './tar-reader.js';

/** How much of an archive is accepted. */
export interface ArchiveLimits {
  /** The largest entry, in bytes. */
  readonly entryBytes: number;
  /** The most entries. */
  readonly entries: number;
}

/** What an archive holds, once it has been read to its end. */
export interface ReadArchive {
  /** The documents at its top, by name. */
  readonly documents: ReadonlyMap<string, Buffer>;
  /** The file at a path, links followed. @throws BerthError reason `missing-entry` */
  entry(path: string): StoredEntry;
}

/** The documents that say what an archive is; all else goes into the content store. */
const DOCUMENTS: ReadonlySet<string> = new Set(['oci-layout', 'index.json', 'manifest.json']);

/** What Docker's old layout has beside what it needs. */
const LEFT_OUT = /(?:^|\/)(?:repositories|VERSION|json)$/;

/** A link may lead to a link, but no sane archive has a chain of them. */
const LINK_LIMIT = 8;

interface Found {
  readonly documents: Map<string, Buffer>;
  readonly stored: Map<string, StoredEntry>;
  readonly links: Map<string, string>;
}

/** Reads an archive in one pass, its files straight into the content store. */
export async function readArchive(
  store: EntryStore,
  archive: AsyncIterable<Uint8Array>,
  limits: ArchiveLimits,
): Promise<ReadArchive> {
  const found: Found = { documents: new Map(), stored: new Map(), links: new Map() };
  const prefix = `import-${randomUUID()}`;
  let count = 0;
  for await (const entry of readTar(decompressed(archive))) {
    throwIfAborted(store.signal, { operation: 'images.import' });
    count += 1;
    if (count > limits.entries)
      throw archiveError('too-many-entries', entry.name, `is one more than the limit of ${limits.entries} entries`);
    await take(store, found, entry, `${prefix}-${count}`, limits);
  }
  return { documents: found.documents, entry: (path) => resolve(found, path) };
}

async function take(
  store: EntryStore,
  found: Found,
  entry: TarEntry,
  ref: string,
  limits: ArchiveLimits,
): Promise<void> {
  const path = entryPath(entry.name);
  switch (entry.type) {
    case 'directory':
      return;
    case 'symlink':
      found.links.set(path, symlinkTarget(path, entry.linkName));
      return;
    case 'link':
      found.links.set(path, hardlinkTarget(path, entry.linkName));
      return;
    case 'file':
    case 'contiguous-file':
      await takeFile(store, found, { path, ref, sizeBytes: entry.sizeBytes, content: entry.content }, limits);
      return;
    default:
      throw archiveError('unsupported-entry', path, `is a ${entry.type}, which no image archive holds`);
  }
}

interface File {
  readonly path: string;
  readonly ref: string;
  readonly sizeBytes: number;
  readonly content: AsyncIterable<Uint8Array>;
}

async function takeFile(store: EntryStore, found: Found, file: File, limits: ArchiveLimits): Promise<void> {
  const { path, sizeBytes } = file;
  const isDocument = DOCUMENTS.has(path);
  const limitBytes = isDocument ? MANIFEST_LIMIT_BYTES : limits.entryBytes;
  if (sizeBytes > limitBytes) {
    const reason = isDocument ? 'manifest-too-large' : 'entry-too-large';
    throw archiveError(reason, path, `has ${sizeBytes} bytes; the limit is ${limitBytes}`);
  }
  const digest = digestOfPath(path);
  if (digest === undefined && (found.documents.has(path) || found.stored.has(path))) {
    throw archiveError('duplicate-entry', path, 'is there twice');
  }
  if (isDocument) found.documents.set(path, await collected(file.content));
  else if (!LEFT_OUT.test(path)) found.stored.set(path, await storeEntry(store, file, digest));
}

/** The digest that a path of an OCI layout promises. @throws BerthError reason `digest-mismatch` where it cannot be one */
function digestOfPath(path: string) {
  const [, algorithm, hex] = /^blobs\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (algorithm === undefined || hex === undefined) return undefined;
  const digest = `${algorithm}:${hex}`;
  if (!isDigest(digest)) throw archiveError('digest-mismatch', path, 'is not named by a sha256 or sha512 digest');
  return digest;
}

async function collected(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function resolve({ stored, links }: Found, path: string): StoredEntry {
  let at = entryPath(path);
  for (let hops = 0; hops < LINK_LIMIT; hops += 1) {
    const entry = stored.get(at);
    if (entry !== undefined) return entry;
    const next = links.get(at);
    if (next === undefined) throw archiveError('missing-entry', path, 'is named by the archive and not in it');
    at = next;
  }
  throw archiveError('unsafe-link', path, 'is a link that leads to no end');
}
