import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici';
import { isLoopback } from '../hosts/loopback.js';
import type { RegistryHost, TlsSettings } from '../hosts/registry-host.js';

/** How long an idle connection is kept, in milliseconds. */
const KEEP_ALIVE_MS = 15_000;

/** Connections to one origin at a time; further requests wait for one. */
const CONNECTIONS = 16;

/** A pool of connections with the TLS settings of `host`, through the proxy that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`), if any. */
export function openAgent(host: RegistryHost, verify: boolean): Dispatcher {
  const tls = { timeout: host.dialTimeoutMs, rejectUnauthorized: verify, ...secureContext(host, verify) };
  // Layers come faster over some connections side by side than over one that HTTP/2 shares.
  const pool = { allowH2: false, connections: CONNECTIONS, keepAliveTimeout: KEEP_ALIVE_MS, connect: tls };
  const direct = isLoopback(new URL(host.baseUrl).hostname) || !environmentNamesProxy();
  return direct
    ? new Agent(pool)
    : new EnvHttpProxyAgent({ ...pool, requestTls: tls, connectTimeout: host.dialTimeoutMs });
}

function environmentNamesProxy(): boolean {
  return ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].some((name) => (process.env[name] ?? '') !== '');
}

function secureContext({ baseUrl, tls }: RegistryHost, verify: boolean): { secureContext?: SecureContext } {
  if (!baseUrl.startsWith('https:')) return {};
  return { secureContext: createSecureContext({ ...(verify ? { ca: trusted(tls) } : {}), ...ownCertificates(tls) }) };
}

/** Node.js brings roots of its own; those that the administrator gave the machine count as well, as they do for containerd. */
function trusted({ ca }: TlsSettings): string[] {
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system'), ...ca])];
}

function ownCertificates({ clientCertificates }: TlsSettings): { cert?: string[]; key?: string[] } {
  if (clientCertificates.length === 0) return {};
  return {
    cert: clientCertificates.map(({ certificate }) => certificate),
    key: clientCertificates.map(({ key }) => key),
  };
}
