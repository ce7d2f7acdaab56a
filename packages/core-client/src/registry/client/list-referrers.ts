import { repositoryScope } from '../auth/scope.js';
import type { Descriptor } from '../descriptor.js';
import { digestAlgorithm, digestHex, type Digest } from '../digest.js';
import { parseManifest } from '../manifest.js';
import { MEDIA_TYPES } from '../media-types.js';
import { readWhole } from './read-whole.js';
import { responseFailure } from './failure.js';
import type { ApiRequest, HostClient } from './host-client.js';
import type { HttpResponse } from './http.js';

/** Whose referrers are wanted. */
export interface ReferrersRequest extends Pick<ApiRequest, 'operation' | 'object' | 'signal'> {
  readonly repository: string;
  readonly digest: Digest;
  readonly artifactType?: string | undefined;
}

/** A list longer than this many pages is a mistake, or a trap. */
const PAGE_LIMIT = 100;

/**
 * The manifests whose subject is `digest`: from the referrers API, or where the host has none from the tag that clients keep in its place.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers
 */
export async function listReferrers(client: HostClient, request: ReferrersRequest): Promise<readonly Descriptor[]> {
  const { repository, digest, artifactType } = request;
  const query = artifactType === undefined ? undefined : { artifactType };
  const found: Descriptor[] = [];
  let path: string | URL | undefined = `${repository}/referrers/${digest}`;
  for (let page = 0; path !== undefined && page < PAGE_LIMIT; page += 1) {
    const response = await get(client, request, path, page === 0 ? query : undefined);
    if (response.status === 404 && page === 0) {
      response.body.discard();
      return filtered(await fromTag(client, request), artifactType);
    }
    found.push(...(await readList(client, request, response)));
    path = nextPage(response);
  }
  return filtered(found, artifactType);
}

async function fromTag(client: HostClient, request: ReferrersRequest): Promise<readonly Descriptor[]> {
  const { repository, digest } = request;
  const response = await get(
    client,
    request,
    `${repository}/manifests/${digestAlgorithm(digest)}-${digestHex(digest).slice(0, 64)}`,
  );
  if (response.status !== 404) return readList(client, request, response);
  response.body.discard();
  return [];
}

async function get(
  client: HostClient,
  request: ReferrersRequest,
  path: string | URL,
  query?: Readonly<Record<string, string>>,
): Promise<HttpResponse> {
  const { repository, operation, object, signal } = request;
  const scopes = [repositoryScope(repository, 'pull')];
  return client.request({
    method: 'GET',
    path,
    query,
    headers: { accept: MEDIA_TYPES.ociIndex },
    scopes,
    operation,
    object,
    signal,
  });
}

async function readList(
  client: HostClient,
  request: ReferrersRequest,
  response: HttpResponse,
): Promise<readonly Descriptor[]> {
  if (response.status !== 200) throw await responseFailure(response, client.attempt(request));
  const document = parseManifest(await readWhole(response, client.attempt(request)), MEDIA_TYPES.ociIndex);
  return document.kind === 'index' ? document.manifests : [];
}

/** A host need not filter, and need not say that it did not. */
function filtered(descriptors: readonly Descriptor[], artifactType: string | undefined): readonly Descriptor[] {
  return artifactType === undefined
    ? descriptors
    : descriptors.filter((descriptor) => descriptor.artifactType === artifactType);
}

/** @see https://www.rfc-editor.org/rfc/rfc8288 */
function nextPage(response: HttpResponse): URL | undefined {
  const link = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(response.header('link') ?? '')?.[1];
  return link !== undefined && URL.canParse(link, response.url.href) ? new URL(link, response.url) : undefined;
}
