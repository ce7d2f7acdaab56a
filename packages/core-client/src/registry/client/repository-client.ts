import { BerthError, invalidArgument, throwIfAborted } from '@berth/foundation';
import { repositoryScope } from '../auth/authorizer.js';
import type { Descriptor } from '../descriptor.js';
import { parseDigest, verified, verifyBytes } from '../digest.js';
import type { HostCapability } from '../hosts/registry-host.js';
import { manifestTooLarge, MANIFEST_LIMIT_BYTES } from '../manifest.js';
import type { Repository } from '../repository.js';
import { isTag } from '../reference.js';
import { acrossHosts } from './across-hosts.js';
import { getBlob } from './fetch-blob.js';
import { getManifest, headManifest, type ManifestRequest } from './fetch-manifest.js';
import type { HostClient } from './host-client.js';

/** What a {@link Repository} is made of. */
export interface RepositoryParts {
  readonly registry: string;
  readonly repository: string;
  /** The hosts that can do this, in the order they are to be asked. */
  hosts(capability: HostCapability): Promise<readonly HostClient[]>;
}

/** A {@link Repository} over the hosts of its registry. */
export function repositoryClient(parts: RepositoryParts): Repository {
  const { repository } = parts;
  const name = `${parts.registry}/${repository}`;
  const pull = [repositoryScope(repository, 'pull')];

  function manifestRequest(operation: string, target: string, signal: AbortSignal | undefined): ManifestRequest {
    return { repository, target, scopes: pull, operation, object: named(name, target), signal };
  }

  return {
    name,

    async resolve(target, { signal } = {}) {
      if (!isTag(target)) parseDigest(target, 'target');
      const request = manifestRequest('registry.resolve', target, signal);
      return acrossHosts(await parts.hosts('resolve'), async (host) => {
        return (await headManifest(host, request)) ?? (await getManifest(host, request)).descriptor;
      });
    },

    async manifest(descriptor, { signal } = {}) {
      const request = {
        ...manifestRequest('registry.manifest', checkDescriptor(descriptor).digest, signal),
        mediaType: descriptor.mediaType,
      };
      if (descriptor.size > MANIFEST_LIMIT_BYTES)
        throw manifestTooLarge(`the manifest ${request.object}`, descriptor.size);
      const fetched = await acrossHosts(await parts.hosts('pull'), (host) => getManifest(host, request));
      verifyBytes(fetched.bytes, { ...descriptor, subject: `the manifest ${request.object}` });
      return { ...fetched, descriptor: { ...descriptor, mediaType: fetched.document.mediaType } };
    },

    blob(descriptor, { offset = 0, verify = true, signal } = {}) {
      checkDescriptor(descriptor);
      if (!Number.isSafeInteger(offset) || offset < 0 || offset > descriptor.size)
        throw invalidArgument('offset', `must be from 0 to the blob's size, ${descriptor.size}`);
      throwIfAborted(signal);
      const request = {
        repository,
        descriptor,
        offset,
        scopes: pull,
        operation: 'registry.blob',
        object: named(name, descriptor.digest),
        signal,
      };
      const chunks = getBlobAcrossHosts(parts, request);
      return verify && offset === 0 ? verified(chunks, { ...descriptor, subject: `blob ${request.object}` }) : chunks;
    },
  };
}

async function* getBlobAcrossHosts(
  parts: RepositoryParts,
  request: Parameters<typeof getBlob>[1],
): AsyncGenerator<Buffer, void, undefined> {
  let position = request.offset ?? 0;
  const hosts = await parts.hosts('pull');
  for (const [index, host] of hosts.entries()) {
    try {
      for await (const chunk of getBlob(host, { ...request, offset: position })) {
        position += chunk.length;
        yield chunk;
      }
      return;
    } catch (error) {
      if (index === hosts.length - 1 || !BerthError.is(error) || BerthError.is(error, 'cancelled')) throw error;
    }
  }
}

function checkDescriptor(descriptor: Descriptor): Descriptor {
  parseDigest(descriptor.digest, 'descriptor.digest');
  if (!Number.isSafeInteger(descriptor.size) || descriptor.size < 0)
    throw invalidArgument('descriptor.size', 'must be a whole number, not negative');
  return descriptor;
}

/** `docker.io/library/busybox:latest`, `…@sha256:…`. */
function named(name: string, target: string): string {
  return name + (target.includes(':') ? '@' : ':') + target;
}
