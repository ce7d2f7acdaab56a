import { parseManifest, parseReference, formatReference, type Descriptor } from '../../registry/index.js';
import { archiveError } from './archive-error.js';

/** An image of an archive: what it is, and the names that the archive gives it. */
export interface ArchivedImage {
  readonly target: Descriptor;
  readonly names: readonly string[];
}

/**
 * The images of an OCI layout.
 * @see https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
export function imagesOfLayout(layout: Buffer | undefined, index: Buffer): readonly ArchivedImage[] {
  if (layout !== undefined) checkVersion(layout);
  const document = inEntry('index.json', () => parseManifest(index, 'application/vnd.oci.image.index.v1+json'));
  if (document.kind !== 'index') throw archiveError('malformed-document', 'index.json', 'is not an index');
  return merged(document.manifests.map((entry) => ({ target: withoutNames(entry), names: namesOf(entry) })));
}

/** One image under several names is one entry for each name. */
function merged(images: readonly ArchivedImage[]): readonly ArchivedImage[] {
  const byDigest = new Map<string, ArchivedImage>();
  for (const image of images) {
    const known = byDigest.get(image.target.digest);
    byDigest.set(
      image.target.digest,
      known === undefined ? image : { ...known, names: [...new Set([...known.names, ...image.names])] },
    );
  }
  return [...byDigest.values()];
}

function checkVersion(layout: Buffer): void {
  const value = inEntry('oci-layout', (): unknown => JSON.parse(layout.toString('utf8')));
  const version =
    typeof value === 'object' && value !== null && 'imageLayoutVersion' in value ? value.imageLayoutVersion : undefined;
  if (typeof version === 'string' && version.startsWith('1.')) return;
  throw archiveError('unknown-layout', 'oci-layout', `has the version ${JSON.stringify(version)}; berth reads 1.x`);
}

function namesOf({ annotations }: Descriptor): readonly string[] {
  const full = annotations?.['io.containerd.image.name'];
  if (full !== undefined && full !== '') return [full];
  const reference = annotations?.['org.opencontainers.image.ref.name'] ?? '';
  // A bare tag, as the specification has it, names no repository.
  return /[/:]/.test(reference)
    ? [inEntry('index.json', () => formatReference(parseReference(reference, 'annotation')))]
    : [];
}

function withoutNames({ annotations, ...descriptor }: Descriptor): Descriptor {
  const kept = Object.entries(annotations ?? {}).filter(
    ([key]) => key !== 'io.containerd.image.name' && key !== 'org.opencontainers.image.ref.name',
  );
  return kept.length === 0 ? descriptor : { ...descriptor, annotations: Object.fromEntries(kept) };
}

/** Runs a parser, its failures told as those of an entry. */
export function inEntry<T>(entry: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw archiveError(
      'malformed-document',
      entry,
      `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      error,
    );
  }
}
