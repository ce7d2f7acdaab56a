import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { constants, gzip, zstdCompress } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import type { LayerEntry } from './layer-entry.js';
import type { Descriptor, ImageBlob } from './image.js';
import { layerMediaType, type MediaTypeFamily } from './media-types.js';

/** How a layer's archive is packed. */
export type Compression = 'none' | 'gzip' | 'zstd';

/** A layer, ready to stand in a manifest. */
export interface BuiltLayer extends ImageBlob {
  /** The digest of the archive before compression. */
  readonly diffId: string;
}

/** A layer's entries, or what makes them whenever they are wanted, so that many big layers need not be held in memory. */
export type LayerSource = readonly LayerEntry[] | (() => readonly LayerEntry[]);

/** Packs a layer. The same entries give the same bytes on every run. */
export async function buildLayer(
  source: LayerSource,
  compression: Compression,
  family: MediaTypeFamily,
): Promise<BuiltLayer> {
  const archive = await archiveOf(source);
  const bytes = await compressed(archive, compression);
  const descriptor: Descriptor = {
    mediaType: layerMediaType(family, compression),
    digest: digestOf(bytes),
    size: bytes.length,
  };
  const anew = typeof source === 'function';
  return { descriptor, diffId: digestOf(archive), bytes: anew ? made(source, compression) : kept(bytes) };
}

// Each closure has a function of its own: were both in one, making a layer anew would hold the bytes that it is to spare.
function kept(bytes: Uint8Array): () => Promise<Uint8Array> {
  return () => Promise.resolve(bytes);
}

function made(source: LayerSource, compression: Compression): () => Promise<Uint8Array> {
  return async () => compressed(await archiveOf(source), compression);
}

/** `sha256:…` of some bytes. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

async function archiveOf(source: LayerSource): Promise<Buffer> {
  const archive = pack();
  const bytes = buffer(archive);
  for (const entry of typeof source === 'function' ? source() : source) {
    archive.entry(header(entry), Buffer.from(entry.kind === 'file' ? entry.content : ''));
  }
  archive.finalize();
  return bytes;
}

/** The time is fixed: a digest must not depend on when it was made. */
const MODIFIED = new Date('2020-01-01T00:00:00Z');

function header(entry: LayerEntry): Parameters<Pack['entry']>[0] {
  const { path: name, uid = 0, gid = 0 } = entry;
  const common = { name, uid, gid, mtime: MODIFIED };
  switch (entry.kind) {
    case 'file':
      return { ...common, type: 'file', mode: entry.mode ?? 0o644, size: entry.content.length };
    case 'directory':
      return { ...common, type: 'directory', mode: entry.mode ?? 0o755 };
    case 'symlink':
      return { ...common, type: 'symlink', mode: 0o777, linkname: entry.target };
    case 'hardlink':
      return { ...common, type: 'link', mode: entry.mode ?? 0o644, linkname: entry.target };
  }
}

const gzipped = promisify(gzip);
const zstandard = promisify(zstdCompress);

async function compressed(archive: Uint8Array, compression: Compression): Promise<Uint8Array> {
  switch (compression) {
    case 'none':
      return archive;
    case 'gzip':
      return gzipped(archive, { level: constants.Z_BEST_SPEED });
    case 'zstd':
      return zstandard(archive);
  }
}
