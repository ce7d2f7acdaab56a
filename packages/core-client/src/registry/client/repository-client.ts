import { BerthError, invalidArgument, throwIfAborted } from '@berth/foundation';
import { repositoryScope } from '../auth/scope.js';
import type { Descriptor } from '../descriptor.js';
import { digestOf, parseDigest, verified, verifyBytes } from '../digest.js';
import type { HostCapability } from '../hosts/registry-host.js';
import { manifestTooLarge, MANIFEST_LIMIT_BYTES, parseManifest } from '../manifest.js';
import { isManifestType } from '../media-types.js';
import { isTag } from '../reference.js';
import type { Repository } from '../repository.js';
import { acrossHosts } from './across-hosts.js';
import { exists } from './exists.js';
import { getBlob } from './fetch-blob.js';
import { getManifest, headManifest, type ManifestRequest } from './fetch-manifest.js';
import type { HostClient } from './host-client.js';
import { listReferrers } from './list-referrers.js';
import { putManifest } from './put-manifest.js';
import { uploadBlob } from './upload-blob.js';

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
  return { name, ...reading(parts, name), ...writing(parts, name) };
}

type Reading = Pick<Repository, 'resolve' | 'manifest' | 'blob' | 'exists' | 'referrers'>;
type Writing = Pick<Repository, 'upload' | 'putManifest'>;

function reading(parts: RepositoryParts, name: string): Reading {
  const { repository } = parts;
  const scopes = [repositoryScope(repository, 'pull')];

  function manifestRequest(operation: string, target: string, signal: AbortSignal | undefined): ManifestRequest {
    return { repository, target, scopes, operation, object: named(name, target), signal };
  }

  return {
    async resolve(target, { signal } = {}) {
      if (!isTag(target)) parseDigest(target, 'target');
      const request = manifestRequest('registry.resolve', target, signal);
      return acrossHosts(await parts.hosts('resolve'), async (host) => {
        return (await headManifest(host, request)) ?? (await getManifest(host, request)).descriptor;
      });
    },

    async manifest(descriptor, { signal } = {}) {
      const request = manifestRequest('registry.manifest', checked(descriptor).digest, signal);
      const expected = { ...descriptor, subject: `the manifest ${request.object}` };
      if (descriptor.size > MANIFEST_LIMIT_BYTES) throw manifestTooLarge(expected.subject, descriptor.size);
      if (descriptor.data !== undefined) {
        verifyBytes(descriptor.data, expected);
        return { descriptor, bytes: descriptor.data, document: parseManifest(descriptor.data, descriptor.mediaType) };
      }
      return acrossHosts(await parts.hosts('pull'), async (host) => {
        const { bytes, document } = await getManifest(host, request, descriptor);
        return { bytes, document, descriptor };
      });
    },

    blob(descriptor, { offset = 0, verify = true, reuse = false, signal } = {}) {
      checked(descriptor);
      if (!Number.isSafeInteger(offset) || offset < 0 || offset > descriptor.size) {
        throw invalidArgument('offset', `must be from 0 to the blob's size, ${descriptor.size}`);
      }
      throwIfAborted(signal);
      const object = named(name, descriptor.digest);
      const request = { repository, descriptor, offset, scopes, operation: 'registry.blob', object, signal };
      const chunks =
        descriptor.data === undefined
          ? owned(
              getBlob(() => parts.hosts('pull'), request),
              reuse,
            )
          : single(descriptor.data.subarray(offset));
      return verify && offset === 0 ? verified(chunks, { ...descriptor, subject: `blob ${object}` }) : chunks;
    },

    async exists(descriptor, { signal } = {}) {
      const { digest, mediaType } = checked(descriptor);
      const path = `${repository}/${isManifestType(mediaType) ? 'manifests' : 'blobs'}/${digest}`;
      const request = {
        path,
        headers: { accept: `${mediaType}, */*` },
        scopes,
        operation: 'registry.exists',
        object: named(name, digest),
        signal,
      };
      // Only the registry itself, which comes last, can say that something is not there.
      return acrossHosts((await parts.hosts('pull')).slice(-1), (host) => exists(host, request));
    },

    async referrers(digest, { artifactType, signal } = {}) {
      const request = {
        repository,
        digest: parseDigest(digest),
        artifactType,
        operation: 'registry.referrers',
        object: named(name, digest),
        signal,
      };
      return acrossHosts(await parts.hosts('referrers'), (host) => listReferrers(host, request));
    },
  };
}

function writing(parts: RepositoryParts, name: string): Writing {
  const { repository } = parts;

  /** Only one host is written to: what lies in a mirror alone is nowhere for everybody else. */
  async function writable(operation: string): Promise<HostClient> {
    const host = (await parts.hosts('push')).at(0);
    if (host === undefined)
      throw new BerthError('failed-precondition', `${operation} ${name}: no configured host may be pushed to`, {
        operation,
        object: name,
        reason: 'no-host',
      });
    return host;
  }

  return {
    async upload(descriptor, content, { mountFrom = [], signal } = {}) {
      const operation = 'registry.upload';
      const object = named(name, checked(descriptor).digest);
      return uploadBlob(await writable(operation), {
        repository,
        descriptor,
        content,
        mountFrom,
        operation,
        object,
        signal,
      });
    },

    async putManifest({ mediaType, bytes, tag }, { signal } = {}) {
      const operation = 'registry.putManifest';
      if (tag !== undefined && !isTag(tag))
        throw invalidArgument('tag', `must be a tag, and is ${JSON.stringify(tag)}`);
      parseManifest(bytes, mediaType);
      const descriptor = { mediaType, digest: digestOf(bytes), size: bytes.byteLength };
      const target = tag ?? descriptor.digest;
      const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      await putManifest(await writable(operation), {
        repository,
        target,
        descriptor,
        bytes: whole,
        operation,
        object: named(name, target),
        signal,
      });
      return descriptor;
    },
  };
}

function checked(descriptor: Descriptor): Descriptor {
  parseDigest(descriptor.digest, 'descriptor.digest');
  if (Number.isSafeInteger(descriptor.size) && descriptor.size >= 0) return descriptor;
  throw invalidArgument('descriptor.size', 'must be a whole number, not negative');
}

/** The chunks, each in memory of its own unless they may be overwritten. */
function owned(chunks: AsyncIterable<Buffer>, reuse: boolean): AsyncIterable<Buffer> {
  return reuse ? chunks : copies(chunks);
}

async function* copies(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

async function* single(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  if (bytes.length > 0) yield await Promise.resolve(bytes);
}

/** `docker.io/library/busybox:latest`, `…@sha256:…`. */
function named(name: string, target: string): string {
  return name + (target.includes(':') ? '@' : ':') + target;
}
