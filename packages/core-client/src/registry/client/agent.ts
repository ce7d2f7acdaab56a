import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici';
import { reusingConnector } from './connector.js';
import { HEAD_LIMIT_BYTES } from './read-buffers.js';
import type { RegistryHost, TlsSettings } from '../hosts/registry-host.js';

/** How long an idle connection is kept, in milliseconds. */
const KEEP_ALIVE_MS = 15_000;

/** Connections to one origin at a time; further requests wait for one. */
const CONNECTIONS = 16;

/** Where an agent's connections go. */
export interface AgentUse {
  /** Whether the peer's certificate must be trusted. */
  readonly verify: boolean;
  /** Whether they are TLS at all: reading the machine's authorities takes some 50 ms, once. */
  readonly secure: boolean;
  /** Past any proxy. */
  readonly direct: boolean;
}

/** A pool of connections with the settings of `host`, through the proxy that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`), if any. */
export function openAgent({ tls, dialTimeoutMs }: RegistryHost, { verify, secure, direct }: AgentUse): Dispatcher {
  const connect = { timeout: dialTimeoutMs, rejectUnauthorized: verify, ...(secure ? secureContext(tls, verify) : {}) };
  // Layers come faster over some connections side by side than over one that HTTP/2 shares.
  const pool = {
    allowH2: false,
    connections: CONNECTIONS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: HEAD_LIMIT_BYTES,
  };
  const proxies = direct ? {} : environmentProxies();
  if (Object.keys(proxies).length === 0) return new Agent({ ...pool, connect: reusingConnector(connect) });
  return new EnvHttpProxyAgent({ ...pool, ...proxies, connect, requestTls: connect, connectTimeout: dialTimeoutMs });
}

function environmentProxies(): { httpProxy?: string; httpsProxy?: string } {
  const first = (...names: readonly string[]): string | undefined =>
    names.map((name) => process.env[name]).find((value) => value !== undefined && value !== '');
  const http = first('http_proxy', 'HTTP_PROXY');
  const https = first('https_proxy', 'HTTPS_PROXY');
  return { ...(http === undefined ? {} : { httpProxy: http }), ...(https === undefined ? {} : { httpsProxy: https }) };
}

function secureContext(tls: TlsSettings, verify: boolean): { readonly secureContext: SecureContext } {
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
