import { BerthError } from '@berth/foundation';
import { repositoryScope } from '../auth/scope.js';
import type { Descriptor } from '../descriptor.js';
import { verified } from '../digest.js';
import { responseFailure } from './failure.js';
import type { ApiRequest, HostClient } from './host-client.js';
import type { HttpResponse } from './http.js';
import { exists } from './exists.js';

/** How a blob came to be in a repository. */
export type UploadOutcome = 'existed' | 'mounted' | 'uploaded';

/** Which blob goes to which repository. */
export interface UploadRequest extends Pick<ApiRequest, 'operation' | 'object' | 'signal'> {
  readonly repository: string;
  readonly descriptor: Descriptor;
  /** Opens the content; called once for each try. */
  readonly content: () => AsyncIterable<Uint8Array>;
  /** Other repositories of the same registry that may have the blob, likeliest first: the first is tried. */
  readonly mountFrom: readonly string[];
}

/** A registry may read the whole blob again before it answers; this long, in milliseconds, is waited. */
const COMMIT_TIMEOUT_MS = 15 * 60_000;

/** Puts a blob into a repository unless it is there, by a mount from another repository where that works. */
export async function uploadBlob(client: HostClient, request: UploadRequest): Promise<UploadOutcome> {
  const { repository, descriptor, mountFrom, operation, object, signal } = request;
  const scopes = [repositoryScope(repository, 'pull,push')];
  const common = { scopes, operation, object, signal };
  if (await exists(client, { ...common, path: `${repository}/blobs/${descriptor.digest}` })) return 'existed';
  const from = mountFrom.find((other) => other !== repository);
  let begun = await client.request(beginning(request, from));
  // Not being allowed to read the other repository is no reason not to upload.
  if (from !== undefined && [401, 403, 404].includes(begun.status)) {
    begun.body.discard();
    begun = await client.request(beginning(request, undefined));
  }
  if (begun.status !== 201 && begun.status !== 202) throw await responseFailure(begun, client.attempt(request));
  begun.body.discard();
  if (begun.status === 201) return 'mounted';
  const done = await client.request({
    ...common,
    method: 'PUT',
    path: uploadUrl(begun, descriptor, client.attempt(request)),
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(descriptor.size) },
    body: descriptor.size === 0 ? undefined : () => given(request),
    headersTimeoutMs: COMMIT_TIMEOUT_MS,
  });
  if (done.status !== 201 && done.status !== 204) throw await responseFailure(done, client.attempt(request));
  done.body.discard();
  return 'uploaded';
}

function beginning(
  { repository, descriptor, operation, object, signal }: UploadRequest,
  from: string | undefined,
): ApiRequest {
  const own = repositoryScope(repository, 'pull,push');
  return {
    method: 'POST',
    path: `${repository}/blobs/uploads/`,
    query: from === undefined ? undefined : { mount: descriptor.digest, from },
    scopes: from === undefined ? [own] : [own, repositoryScope(from, 'pull')],
    operation,
    object,
    signal,
  };
}

/** The caller's content, checked. Its own failures are told apart from those of the connection, which are tried again. */
async function* given({
  content,
  descriptor,
  operation,
  object,
}: UploadRequest): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* verified(content(), { ...descriptor, subject: `the content given for ${object}` });
  } catch (error) {
    throw BerthError.from(error, { operation, object });
  }
}

/** Where the registry wants the bytes: its `Location`, which may be relative, with the digest added. */
function uploadUrl(
  response: HttpResponse,
  { digest }: Descriptor,
  { operation, object, origin }: ReturnType<HostClient['attempt']>,
): URL {
  const location = response.header('location');
  if (location === undefined || !URL.canParse(location, response.url.href)) {
    throw new BerthError('protocol-error', `${operation} ${object}: ${origin} did not say where to upload`, {
      operation,
      object,
      reason: 'no-location',
    });
  }
  const url = new URL(location, response.url);
  // A registry behind a proxy that ends TLS often does not know that it is reached by https.
  if (url.host === response.url.host) url.protocol = response.url.protocol;
  url.searchParams.set('digest', digest);
  return url;
}
