import { BerthError } from '@berth/foundation';
import { anonymous } from './auth/authorizer.js';
import { hostClient, type HostClient } from './client/host-client.js';
import { repositoryClient } from './client/repository-client.js';
import { connectHost } from './client/transport.js';
import type { Descriptor } from './descriptor.js';
import type { HostFinder } from './hosts/host-plan.js';
import type { HostCapability, RegistryHost } from './hosts/registry-host.js';
import { upstreamHost } from './hosts/upstream.js';
import { referenceTarget, toReference, type Reference } from './reference.js';
import type { Repository } from './repository.js';

/** How registries are reached. */
export interface RegistryOptions {
  /** Finds the hosts of a registry. Default: the host that the registry's name stands for. */
  readonly hosts?: HostFinder | undefined;
  /** The longest silence of a host, in milliseconds, before a request or download counts as stalled. Default 30,000. */
  readonly stallTimeoutMs?: number | undefined;
  /** Sent as `User-Agent`. Default `berth/<version>`. */
  readonly userAgent?: string | undefined;
}

/** A reference and what it stood for when it was resolved. */
export interface ResolvedReference {
  readonly reference: Reference;
  readonly descriptor: Descriptor;
}

/** A client of OCI registries: connections, tokens and the hosts' configuration are kept until it is closed. */
export interface Registry extends AsyncDisposable {
  /** What a reference stands for now. Throws as {@link Repository.resolve}, and `invalid-argument` for a reference that is none. */
  resolve(reference: string | Reference, options?: { signal?: AbortSignal | undefined }): Promise<ResolvedReference>;
  /** The repository of a reference; nothing is asked yet. Throws `invalid-argument` for a reference that is none. */
  repository(reference: string | Reference): Repository;
  /** Ends every connection; what is under way fails. */
  close(): Promise<void>;
}

const DEFAULT_STALL_TIMEOUT_MS = 30_000;

/** A new {@link Registry}; no connection is made before the first call. */
export function openRegistry(options: RegistryOptions = {}): Registry {
  const { hosts = (registry) => Promise.resolve([upstreamHost(registry)]) } = options;
  const plans = new Map<string, Promise<readonly HostClient[]>>();
  const closers: (() => Promise<void>)[] = [];
  let closed = false;

  function open(host: RegistryHost, hasAlternative: boolean): HostClient {
    const connection = connectHost(host);
    closers.push(() => connection.close());
    return hostClient({
      host,
      connection,
      hasAlternative,
      authorizer: anonymous,
      userAgent: options.userAgent ?? 'berth/0.1.0',
      stallTimeoutMs: options.stallTimeoutMs ?? DEFAULT_STALL_TIMEOUT_MS,
    });
  }

  async function clients(registry: string): Promise<readonly HostClient[]> {
    const found = await hosts(registry);
    return found.map((host, index) => open(host, index < found.length - 1));
  }

  async function able(registry: string, capability: HostCapability): Promise<readonly HostClient[]> {
    if (closed) throw new BerthError('failed-precondition', 'the registry client is closed', { reason: 'closed' });
    let plan = plans.get(registry);
    if (plan === undefined) {
      plan = clients(registry);
      plans.set(registry, plan);
      plan.catch(() => plans.delete(registry));
    }
    return (await plan).filter(({ host }) => host.capabilities.has(capability));
  }

  function repository(of: string | Reference): Repository {
    const { registry, repository: path } = toReference(of);
    return repositoryClient({ registry, repository: path, hosts: (capability) => able(registry, capability) });
  }

  async function close(): Promise<void> {
    closed = true;
    await Promise.all(closers.splice(0).map((closeOne) => closeOne()));
  }

  return {
    repository,
    async resolve(of, { signal } = {}) {
      const reference = toReference(of);
      return { reference, descriptor: await repository(reference).resolve(referenceTarget(reference), { signal }) };
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
