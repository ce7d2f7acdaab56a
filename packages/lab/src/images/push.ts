import { BerthError } from '@berth/foundation';
import type { ImageBlob, Pushable } from './image.js';
import { openUploads, type Uploads, type UploadTarget } from './uploads.js';

/** Where an image goes. */
export interface PushTarget extends UploadTarget {
  /** Default `latest`. */
  readonly tag?: string | undefined;
}

/**
 * Pushes an image with all that it names and answers its reference, `HOST:PORT/NAME:TAG`. What the registry has already is
 * not sent again.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#push
 * @throws {BerthError} `internal` with the registry's answer, when it refuses
 */
export async function push(image: Pushable, target: PushTarget): Promise<string> {
  const { host, name, tag = 'latest' } = target;
  await using uploads = await openUploads(target);
  for (const blob of image.blobs) await pushBlob(blob, uploads);
  for (const document of image.documents) {
    await put(document, `manifests/${document.descriptor.digest}`, uploads);
    if (document.descriptor.digest === image.descriptor.digest) await put(document, `manifests/${tag}`, uploads);
  }
  return `${host}/${name}:${tag}`;
}

async function pushBlob(blob: ImageBlob, uploads: Uploads): Promise<void> {
  const { digest } = blob.descriptor;
  if ((await uploads.send('HEAD', `blobs/${digest}`)).status !== 404) return;
  const { location } = await uploads.send('POST', 'blobs/uploads/');
  if (location === undefined) throw new BerthError('internal', `push ${digest}: the registry named no place for it`);
  location.searchParams.set('digest', digest);
  await uploads.send('PUT', location, 'application/octet-stream', await blob.bytes());
}

async function put(document: ImageBlob, path: string, uploads: Uploads): Promise<void> {
  await uploads.send('PUT', path, document.descriptor.mediaType, await document.bytes());
}
