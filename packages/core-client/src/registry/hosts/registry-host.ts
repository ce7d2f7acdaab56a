/** What a host may be asked for. `push` is everything that writes. */
export type HostCapability = 'pull' | 'resolve' | 'push' | 'referrers';

/** All of them: what a host has where nothing is said. */
export const ALL_CAPABILITIES: ReadonlySet<HostCapability> = new Set(['pull', 'resolve', 'push', 'referrers']);

/** How TLS to a host is verified, and how we show who we are. */
export interface TlsSettings {
  /** Certificate authorities in PEM, trusted beside those of the machine. */
  readonly ca: readonly string[];
  /** Our own certificates and keys in PEM. */
  readonly clientCertificates: readonly ClientCertificate[];
  /** Accept any certificate. Default false. */
  readonly skipVerify: boolean;
}

/** A certificate chain and its key, PEM. */
export interface ClientCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** TLS as it is where nothing is said. */
export const DEFAULT_TLS: TlsSettings = { ca: [], clientCertificates: [], skipVerify: false };

/** The longest time to connect, TLS included, in milliseconds, where nothing is said. */
export const DEFAULT_DIAL_TIMEOUT_MS = 30_000;

/**
 * One host that serves a registry's content: the registry itself, or a mirror of it.
 *
 * @see https://github.com/containerd/containerd/blob/main/docs/hosts.md
 */
export interface RegistryHost {
  /** Where the distribution API begins, without a slash at the end: `https://registry-1.docker.io/v2`. */
  readonly baseUrl: string;
  readonly capabilities: ReadonlySet<HostCapability>;
  /** Set for mirrors: the registry whose content is wanted, sent along as `?ns=`. */
  readonly mirrorOf?: string | undefined;
  /** Sent with every request to this host, and to no other. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly tls: TlsSettings;
  readonly dialTimeoutMs: number;
  /** Ask over https first, any certificate accepted, and go on in plain http where the host does not speak TLS: for loopback. */
  readonly probeScheme: boolean;
}

/** A {@link RegistryHost} at `baseUrl` with everything else as it is where nothing is said. */
export function registryHost(baseUrl: string, changes: Partial<RegistryHost> = {}): RegistryHost {
  return {
    baseUrl,
    capabilities: ALL_CAPABILITIES,
    headers: {},
    tls: DEFAULT_TLS,
    dialTimeoutMs: DEFAULT_DIAL_TIMEOUT_MS,
    probeScheme: false,
    ...changes,
  };
}
