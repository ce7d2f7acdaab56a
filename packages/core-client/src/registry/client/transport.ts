import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { Agent, type Dispatcher } from 'undici';
import type { RegistryHost, TlsSettings } from '../hosts/registry-host.js';
import { isNotTls } from './failure.js';
import { sendRequest, type HttpRequest, type HttpResponse } from './http.js';

/** The connections to one host, kept alive between requests. */
export interface HostConnection {
  /** The API's base URL, in the scheme that the host turned out to speak. */
  baseUrl(): string;
  /** Sends to this host, or with its TLS settings to wherever it redirected. Rejects with undici's own errors. */
  send(request: HttpRequest): Promise<HttpResponse>;
  close(): Promise<void>;
}

/** How long an idle connection is kept, in milliseconds. */
const KEEP_ALIVE_MS = 15_000;

/** The connections to `host`; none is opened before the first request. */
export function connectHost(host: RegistryHost): HostConnection {
  let dispatcher: Dispatcher | undefined;
  let plain = false;

  function open(): Dispatcher {
    dispatcher ??= openAgent(host);
    return dispatcher;
  }

  /** Requests below an https base are sent in plain http once the host has shown that it speaks nothing else. */
  function inScheme(request: HttpRequest): HttpRequest {
    return plain && request.url.origin === new URL(host.baseUrl).origin
      ? { ...request, url: new URL(plainUrl(request.url.href)) }
      : request;
  }

  return {
    baseUrl: () => (plain ? plainUrl(host.baseUrl) : host.baseUrl),
    async send(request) {
      try {
        return await sendRequest(open(), inScheme(request));
      } catch (error) {
        if (!host.probeScheme || plain || !isNotTls(error)) throw error;
        plain = true;
        return sendRequest(open(), inScheme(request));
      }
    },
    async close() {
      // Requests still under way are cut off: whoever closes has no use for them.
      await dispatcher?.destroy();
    },
  };
}

function openAgent(host: RegistryHost): Dispatcher {
  return new Agent({
    // Layers come faster over some connections side by side than over one shared by HTTP/2.
    allowH2: false,
    connections: 16,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect: {
      timeout: host.dialTimeoutMs,
      rejectUnauthorized: !host.tls.skipVerify && !host.probeScheme,
      ...secureContext(host),
    },
  });
}

function secureContext({ baseUrl, tls, probeScheme }: RegistryHost): { secureContext?: SecureContext } {
  if (!baseUrl.startsWith('https:')) return {};
  const verifies = !tls.skipVerify && !probeScheme;
  return { secureContext: createSecureContext({ ...(verifies ? { ca: trusted(tls) } : {}), ...ownCertificates(tls) }) };
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

function plainUrl(url: string): string {
  return url.replace(/^https:/, 'http:');
}
