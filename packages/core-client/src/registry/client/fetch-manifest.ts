import type { Descriptor } from '../descriptor.js';
import { digestAlgorithm, digestOf, isDigest, verifyBytes, type Digest } from '../digest.js';
import { parseManifest, type ImageIndex, type ImageManifest } from '../manifest.js';
import { MANIFEST_ACCEPT } from '../media-types.js';
import { responseFailure } from './failure.js';
import type { ApiRequest, HostClient } from './host-client.js';
import type { HttpResponse } from './http.js';
import { readWhole } from './read-whole.js';

/** A manifest or index as it came: the exact bytes that its digest stands for, and what they say. */
export interface FetchedManifest {
  readonly descriptor: Descriptor;
  readonly bytes: Buffer;
  readonly document: ImageManifest | ImageIndex;
}

/** Which manifest of which repository, and what is done with it. */
export interface ManifestRequest extends Pick<ApiRequest, 'scopes' | 'operation' | 'object' | 'signal'> {
  readonly repository: string;
  /** A tag or a digest. */
  readonly target: string;
  readonly accept?: string | undefined;
}

/** The descriptor of a manifest as its host tells it in headers, without the manifest; undefined where it must be fetched to know. */
export async function headManifest(client: HostClient, request: ManifestRequest): Promise<Descriptor | undefined> {
  const response = await client.request(apiRequest('HEAD', request));
  response.body.discard();
  if (response.status === 405 || response.status === 501) return undefined;
  // A HEAD has no body to say why it failed: the GET that follows will.
  if (response.status !== 200) return undefined;
  return describedByHeaders(response, request.target);
}

/** Fetches a manifest, at most 4 MiB of it, and checks its digest, its size where `expected`, and its form. */
export async function getManifest(
  client: HostClient,
  request: ManifestRequest,
  expected?: Descriptor,
): Promise<FetchedManifest> {
  const response = await client.request(apiRequest('GET', request));
  if (response.status !== 200) throw await responseFailure(response, client.attempt(request));
  const bytes = await readWhole(response, client.attempt(request));
  const announced = response.header('docker-content-digest');
  const digest = expectedDigest(request.target, announced) ?? digestOf(bytes);
  verifyBytes(bytes, { digest, size: expected?.size, subject: `the manifest ${request.object}` });
  const document = parseManifest(bytes, expected?.mediaType ?? mediaTypeOf(response));
  return { bytes, document, descriptor: { mediaType: document.mediaType, digest, size: bytes.length } };
}

function apiRequest(method: 'HEAD' | 'GET', request: ManifestRequest): ApiRequest {
  const { repository, target, accept = MANIFEST_ACCEPT, scopes, operation, object, signal } = request;
  return { method, path: `${repository}/manifests/${target}`, headers: { accept }, scopes, operation, object, signal };
}

/** A digest asked for decides; one announced helps only where a tag was asked for. */
function expectedDigest(target: string, announced: string | undefined): Digest | undefined {
  if (isDigest(target)) return target;
  return isDigest(announced) ? announced : undefined;
}

function describedByHeaders(response: HttpResponse, target: string): Descriptor | undefined {
  const announced = response.header('docker-content-digest');
  const digest = expectedDigest(target, announced);
  const size = Number(response.header('content-length') ?? NaN);
  const mediaType = mediaTypeOf(response);
  if (digest === undefined || mediaType === undefined || !Number.isSafeInteger(size) || size <= 0) return undefined;
  if (isDigest(announced) && digestAlgorithm(announced) === digestAlgorithm(digest) && announced !== digest)
    return undefined;
  return { mediaType, digest, size };
}

function mediaTypeOf(response: HttpResponse): string | undefined {
  const type = response.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  return type === '' ? undefined : type;
}
