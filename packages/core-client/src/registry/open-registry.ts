import { BerthError, invalidArgument } from '@berth/foundation';
import { authorizer } from './auth/authorizer.js';
import type { CredentialProvider } from './auth/credentials.js';
import { hostClient, type HostClient } from './client/host-client.js';
import { repositoryClient } from './client/repository-client.js';
import { connectHost } from './client/transport.js';
import type { Descriptor } from './descriptor.js';
import { hostsByName, type HostFinder } from './hosts/host-finder.js';
import type { HostCapability, RegistryHost } from './hosts/registry-host.js';
import { referenceTarget, toReference, type Reference } from './reference.js';
import type { Repository } from './repository.js';

/** How registries are reached. */
export interface RegistryOptions {
  /**
   * Finds the hosts of a registry: `hostsFromDirectories(['/etc/containerd/certs.d'])`, `fixedHosts({ … })`, or a function of your own.
   * Default: the host that the registry's name stands for.
   */
  readonly hosts?: HostFinder | undefined;
  /** Finds credentials: `dockerCredentials()`, or a function of your own. Default: none, every registry is asked anonymously. */
  readonly credentials?: CredentialProvider | undefined;
  /** Send credentials and tokens in plain http to hosts other than loopback, where anybody on the way can read them. Default false. */
  readonly credentialsOverPlainHttp?: boolean | undefined;
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
  /** How it finds credentials: for who asks the same registries by other ways, as containerd does in `pull` with `via: 'transfer'`. */
  readonly credentials?: CredentialProvider | undefined;
  /** Ends every connection; what is under way fails. */
  close(): Promise<void>;
}

const DEFAULT_STALL_TIMEOUT_MS = 30_000;
/** The version of this package, as the user agent carries it. */
export const VERSION = '0.1.0';

/** A new {@link Registry}; no connection is made before the first call. */
export function openRegistry(options: RegistryOptions = {}): Registry {
  const { stallTimeoutMs, userAgent } = options;
  if (stallTimeoutMs !== undefined && !(Number.isSafeInteger(stallTimeoutMs) && stallTimeoutMs >= 1))
    throw invalidArgument('stallTimeoutMs', `must be a whole number from 1, not ${String(stallTimeoutMs)}`);
  if (userAgent !== undefined && !/^[\x20-\x7e]+$/.test(userAgent))
    throw invalidArgument('userAgent', `must be printable ASCII, not ${JSON.stringify(userAgent)}`);
  const findHosts = options.hosts ?? hostsByName;
  const plans = new Map<string, Promise<readonly HostClient[]>>();
  const closers: (() => Promise<void>)[] = [];
  let closed = false;

  async function plan(registry: string): Promise<readonly HostClient[]> {
    const hosts = await findHosts(registry);
    return hosts.map((host, index) => {
      const { client, close } = openHost(host, index < hosts.length - 1, options);
      closers.push(close);
      return client;
    });
  }

  async function able(registry: string, capability: HostCapability): Promise<readonly HostClient[]> {
    if (closed) throw new BerthError('failed-precondition', 'the registry client is closed', { reason: 'closed' });
    let clients = plans.get(registry);
    if (clients === undefined) {
      clients = plan(registry);
      plans.set(registry, clients);
      // A plan that could not be made is made anew at the next call; this call's caller gets the error.
      clients.catch(() => plans.delete(registry));
    }
    return (await clients).filter(({ host }) => host.capabilities.has(capability));
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
    credentials: options.credentials,
    repository,
    async resolve(of, { signal } = {}) {
      const reference = toReference(of);
      return { reference, descriptor: await repository(reference).resolve(referenceTarget(reference), { signal }) };
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function openHost(
  host: RegistryHost,
  hasAlternative: boolean,
  options: RegistryOptions,
): { client: HostClient; close: () => Promise<void> } {
  const connection = connectHost(host);
  const { userAgent = `berth/${VERSION}`, stallTimeoutMs = DEFAULT_STALL_TIMEOUT_MS } = options;
  const ours = authorizer({
    baseUrl: () => connection.baseUrl(),
    credentials: options.credentials ?? (() => Promise.resolve(undefined)),
    allowPlainHttp: options.credentialsOverPlainHttp ?? false,
    userAgent,
    timeoutMs: stallTimeoutMs,
    send: (request) => connection.send(request),
  });
  const client = hostClient({ host, connection, authorizer: ours, hasAlternative, userAgent, stallTimeoutMs });
  return { client, close: () => connection.close() };
}
