import { BerthError } from '@berth/foundation';
import { readDescriptor, type Descriptor } from './descriptor.js';
import {
  malformed,
  optional,
  parseJson,
  present,
  readArray,
  readObject,
  readString,
  readStringMap,
  type JsonObject,
} from './json-reader.js';
import { INDEX_TYPES, isManifestType, MEDIA_TYPES } from './media-types.js';

/**
 * The manifest of one image: its configuration and its layers, lowest first.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/manifest.md
 */
export interface ImageManifest {
  readonly kind: 'manifest';
  readonly mediaType: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly subject?: Descriptor;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * A list of manifests, commonly one for each platform.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/image-index.md
 */
export interface ImageIndex {
  readonly kind: 'index';
  readonly mediaType: string;
  readonly manifests: readonly Descriptor[];
  readonly subject?: Descriptor;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The largest manifest or index that berth reads, in bytes: what containerd and the registries allow. */
export const MANIFEST_LIMIT_BYTES = 4 * 1024 * 1024;

/**
 * Parses and checks the bytes of a manifest or an index.
 *
 * `mediaType` is what the descriptor or the response's `Content-Type` said; it decides where the document does not name its own
 * type, and must agree with it where it does. Throws `protocol-error` (field = JSON path), `unimplemented` for Docker's schema 1,
 * `resource-exhausted` above {@link MANIFEST_LIMIT_BYTES}.
 */
export function parseManifest(bytes: Uint8Array, mediaType?: string): ImageManifest | ImageIndex {
  if (bytes.byteLength > MANIFEST_LIMIT_BYTES) throw manifestTooLarge('the manifest', bytes.byteLength);
  const document = readObject(parseJson(bytes, 'manifest'), 'manifest');
  if (document['schemaVersion'] === 1) throw schema1();
  if (document['schemaVersion'] !== 2)
    throw malformed('manifest.schemaVersion', `must be 2, and is ${JSON.stringify(document['schemaVersion'])}`);
  const type = documentType(document, mediaType);
  return INDEX_TYPES.has(type) ? readIndex(document, type) : readImageManifest(document, type);
}

/** The error for a manifest above the limit; `sizeBytes` where it is known. */
export function manifestTooLarge(subject: string, sizeBytes?: number): BerthError {
  const size = sizeBytes === undefined ? '' : ` (it has ${sizeBytes})`;
  return new BerthError(
    'resource-exhausted',
    `${subject} is larger than the limit of ${MANIFEST_LIMIT_BYTES} bytes${size}`,
    {
      object: subject,
      reason: 'manifest-too-large',
    },
  );
}

function documentType(document: JsonObject, outside: string | undefined): string {
  const inside = optional(document['mediaType'], 'manifest.mediaType', readString);
  if (isManifestType(inside)) {
    if (isManifestType(outside) && inside !== outside)
      throw malformed('manifest.mediaType', `must be ${outside}, as announced, and is ${inside}`);
    return inside;
  }
  if (inside !== undefined && inside !== '')
    throw malformed(
      'manifest.mediaType',
      `must be the type of a manifest or an index, and is ${JSON.stringify(inside)}`,
    );
  if (isManifestType(outside)) return outside;
  return document['manifests'] === undefined ? MEDIA_TYPES.ociManifest : MEDIA_TYPES.ociIndex;
}

function readImageManifest(document: JsonObject, mediaType: string): ImageManifest {
  // A document that is both at once means one thing to one client and another to the next: CVE-2021-41190.
  if (document['manifests'] !== undefined) throw malformed('manifest.manifests', 'must not be there beside layers');
  return {
    kind: 'manifest',
    mediaType,
    config: readDescriptor(document['config'], 'manifest.config'),
    layers: readArray(document['layers'], 'manifest.layers', readDescriptor),
    ...readShared(document),
  };
}

function readIndex(document: JsonObject, mediaType: string): ImageIndex {
  if (document['layers'] !== undefined) throw malformed('manifest.layers', 'must not be there beside manifests');
  if (document['config'] !== undefined) throw malformed('manifest.config', 'must not be there beside manifests');
  return {
    kind: 'index',
    mediaType,
    manifests: readArray(document['manifests'], 'manifest.manifests', readDescriptor),
    ...readShared(document),
  };
}

function readShared(document: JsonObject): Pick<ImageManifest, 'subject' | 'artifactType' | 'annotations'> {
  return present({
    subject: optional(document['subject'], 'manifest.subject', readDescriptor),
    artifactType: optional(document['artifactType'], 'manifest.artifactType', readString),
    annotations: optional(document['annotations'], 'manifest.annotations', readStringMap),
  });
}

function schema1(): BerthError {
  return new BerthError(
    'unimplemented',
    'the manifest has the old schema 1, which berth does not read: push the image anew with a current tool',
    {
      reason: 'schema-1',
    },
  );
}
