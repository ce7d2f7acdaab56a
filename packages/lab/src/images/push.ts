import { BerthError } from '@berth/foundation';
import type { ImageBlob, Pushable } from './image.js';

/** Where an image goes. */
export interface PushTarget {
  /** `HOST:PORT` of a registry that speaks plain http. */
  readonly host: string;
  /** The repository: `test/busybox`. */
  readonly name: string;
  /** Default `latest`. */
  readonly tag?: string | undefined;
  readonly credentials?: { readonly username: string; readonly password: string } | undefined;
  readonly signal?: AbortSignal | undefined;
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
  for (const blob of image.blobs) await pushBlob(blob, target);
  for (const document of image.documents) {
    await put(document, `http://${host}/v2/${name}/manifests/${document.descriptor.digest}`, target);
    if (document.descriptor.digest === image.descriptor.digest) {
      await put(document, `http://${host}/v2/${name}/manifests/${tag}`, target);
    }
  }
  return `${host}/${name}:${tag}`;
}

async function pushBlob(blob: ImageBlob, target: PushTarget): Promise<void> {
  const repository = `http://${target.host}/v2/${target.name}`;
  const present = await request('HEAD', `${repository}/blobs/${blob.descriptor.digest}`, target);
  if (present.ok) return;
  const upload = accepted(await request('POST', `${repository}/blobs/uploads/`, target));
  const location = new URL(upload.headers.get('location') ?? '', repository);
  location.searchParams.set('digest', blob.descriptor.digest);
  accepted(await request('PUT', location.href, target, 'application/octet-stream', await blob.bytes()));
}

async function put(document: ImageBlob, url: string, target: PushTarget): Promise<void> {
  accepted(await request('PUT', url, target, document.descriptor.mediaType, await document.bytes()));
}

async function request(
  method: string,
  url: string,
  { credentials, signal }: PushTarget,
  contentType?: string,
  body?: Uint8Array,
): Promise<Response> {
  const headers = new Headers(contentType === undefined ? {} : { 'content-type': contentType });
  if (credentials !== undefined) {
    const pair = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
    headers.set('authorization', `Basic ${pair}`);
  }
  const sent = body === undefined ? null : new Uint8Array(body);
  const response = await fetch(url, { method, headers, body: sent, signal: signal ?? null });
  // The connection is free again only when the body has been read.
  const text = await response.text();
  if (response.ok || response.status === 404) return response;
  throw new BerthError('internal', `${method} ${url}: ${response.status} ${text}`);
}

function accepted(response: Response): Response {
  if (response.ok) return response;
  throw new BerthError('internal', `${response.url}: ${response.status}`);
}
