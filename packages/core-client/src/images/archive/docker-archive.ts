import {
  digestHex,
  digestOf,
  formatReference,
  MEDIA_TYPES,
  parseReference,
  type Descriptor,
} from '../../registry/index.js';
import { archiveError } from './archive-error.js';
import { packingOf } from './decompressed.js';
import { inEntry } from './oci-layout.js';
import type { ReadArchive } from './read-archive.js';
import type { StoredEntry } from './store-entry.js';

/** One image of `docker save`, as its `manifest.json` has it. */
interface DockerEntry {
  readonly config: string;
  readonly tags: readonly string[];
  readonly layers: readonly string[];
}

/** An image of a docker archive, for which a manifest has been made. */
export interface DockerImage {
  readonly names: readonly string[];
  readonly target: Descriptor;
  /** The manifest, which such an archive does not have. */
  readonly manifest: Buffer;
  readonly config: Descriptor;
  /** The entry of each layer, lowest first. */
  readonly layers: readonly { readonly path: string; readonly descriptor: Descriptor }[];
}

/**
 * The images of a `docker save` archive.
 * @see https://github.com/moby/docker-image-spec/blob/main/v1.2.md#combined-image-json--filesystem-changeset-format
 */
export function imagesOfDockerArchive(archive: ReadArchive, document: Buffer): readonly DockerImage[] {
  const value = inEntry('manifest.json', (): unknown => JSON.parse(document.toString('utf8')));
  if (!Array.isArray(value)) throw malformed('is not a list');
  return value.map((one: unknown, index) => imageOf(archive, entryOf(one, index)));
}

function imageOf(archive: ReadArchive, entry: DockerEntry): DockerImage {
  const stored = archive.entry(entry.config);
  checkConfigName(entry.config, stored);
  const config = { mediaType: MEDIA_TYPES.dockerConfig, digest: stored.digest, size: stored.sizeBytes };
  const layers = entry.layers.map((path) => ({ path, descriptor: layerOf(archive.entry(path)) }));
  const { dockerManifest: mediaType } = MEDIA_TYPES;
  const manifest = Buffer.from(
    JSON.stringify({ schemaVersion: 2, mediaType, config, layers: layers.map(({ descriptor }) => descriptor) }),
  );
  const target = { mediaType, digest: digestOf(manifest), size: manifest.length };
  const names = entry.tags.map((tag) =>
    inEntry('manifest.json', () => formatReference(parseReference(tag, 'RepoTags'))),
  );
  return { names, target, manifest, config, layers };
}

/** Docker names a configuration by its digest; one that is called otherwise has been tampered with. */
function checkConfigName(path: string, { digest }: StoredEntry): void {
  const [hex] = /[0-9a-f]{64}(?=(?:\.json)?$)/.exec(path) ?? [];
  if (hex === undefined || hex === digestHex(digest)) return;
  throw archiveError('digest-mismatch', path, `has the digest ${digest} instead of the one that it is named by`);
}

function layerOf({ digest, sizeBytes, head }: StoredEntry): Descriptor {
  const types = { none: MEDIA_TYPES.dockerLayer, gzip: MEDIA_TYPES.dockerLayerGzip, zstd: MEDIA_TYPES.dockerLayerZstd };
  return { mediaType: types[packingOf(head)], digest, size: sizeBytes };
}

function entryOf(value: unknown, index: number): DockerEntry {
  if (typeof value !== 'object' || value === null) throw malformed(`[${index}] is not an object`);
  const fields: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(value));
  const { Config: config } = fields;
  if (typeof config !== 'string' || config === '') throw malformed(`[${index}].Config must be a path`);
  return { config, tags: textsOf(fields, 'RepoTags', index), layers: textsOf(fields, 'Layers', index) };
}

function textsOf(fields: Readonly<Record<string, unknown>>, key: string, index: number): readonly string[] {
  const list = fields[key] ?? [];
  const texts = Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string') : [];
  if (!Array.isArray(list) || texts.length !== list.length)
    throw malformed(`[${index}].${key} must be a list of texts`);
  return texts;
}

function malformed(problem: string) {
  return archiveError('malformed-document', 'manifest.json', problem);
}
