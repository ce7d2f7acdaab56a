import { BerthError } from '@berth/foundation';
import { repositoryScope } from '../auth/scope.js';
import type { Descriptor } from '../descriptor.js';
import { digestAlgorithm, isDigest } from '../digest.js';
import { responseFailure } from './failure.js';
import type { ApiRequest, HostClient } from './host-client.js';

/** Which manifest goes to which repository, and under what name. */
export interface PutManifestRequest extends Pick<ApiRequest, 'operation' | 'object' | 'signal'> {
  readonly repository: string;
  /** A tag, or the descriptor's digest. */
  readonly target: string;
  readonly descriptor: Descriptor;
  readonly bytes: Buffer;
}

/** Puts a manifest into a repository; its blobs, and the manifests it lists, must be there. */
export async function putManifest(client: HostClient, request: PutManifestRequest): Promise<void> {
  const { repository, target, descriptor, bytes, operation, object, signal } = request;
  const response = await client.request({
    method: 'PUT',
    path: `${repository}/manifests/${target}`,
    headers: { 'content-type': descriptor.mediaType },
    body: bytes,
    scopes: [repositoryScope(repository, 'pull,push')],
    operation,
    object,
    signal,
  });
  if (response.status !== 201 && response.status !== 200)
    throw await responseFailure(response, client.attempt(request));
  response.body.discard();
  const stored = response.header('docker-content-digest');
  if (
    !isDigest(stored) ||
    stored === descriptor.digest ||
    digestAlgorithm(stored) !== digestAlgorithm(descriptor.digest)
  )
    return;
  throw new BerthError(
    'data-loss',
    `${operation} ${object}: ${client.attempt(request).origin} stored it as ${stored}, and not as ${descriptor.digest}`,
    {
      operation,
      object,
      reason: 'digest-mismatch',
    },
  );
}
