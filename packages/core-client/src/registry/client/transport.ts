import { BerthError } from '@berth/foundation';
import type { Dispatcher } from 'undici';
import { isLoopback } from '../hosts/loopback.js';
import type { RegistryHost } from '../hosts/registry-host.js';
import { openAgent } from './agent.js';
import { isNotTls } from './lost.js';
import { bodyMemory } from './response-body.js';
import { sendRequest, type HttpRequest, type HttpResponse } from './http.js';

/** The connections to one host, kept alive between requests. */
export interface HostConnection {
  /** The API's base URL, in the scheme that the host turned out to speak. */
  baseUrl(): string;
  /** Sends to this host, or with its TLS settings to wherever it sent us. Rejects with undici's own errors, or the abort error. */
  send(request: HttpRequest): Promise<HttpResponse>;
  close(): Promise<void>;
}

/** The connections to `host`; none is opened before the first request. */
export function connectHost(host: RegistryHost): HostConnection {
  const memory = bodyMemory();
  const agents = new Map<string, Dispatcher>();
  let plain = false;
  let closed = false;

  function agentFor({ hostname, protocol }: URL): Dispatcher {
    const loopback = isLoopback(hostname);
    // That any certificate is taken from a probed host holds for loopback alone, not for where it sends us.
    const verify = !host.tls.skipVerify && !(host.probeScheme && loopback);
    const key = [protocol, verify, loopback].join(' ');
    const agent = agents.get(key) ?? openAgent(host, { verify, secure: protocol === 'https:', direct: loopback });
    agents.set(key, agent);
    return agent;
  }

  async function deliver(request: HttpRequest): Promise<HttpResponse> {
    if (closed) throw new BerthError('failed-precondition', 'the registry client is closed', { reason: 'closed' });
    const own = plain && request.url.origin === new URL(host.baseUrl).origin;
    const url = own ? new URL(plainUrl(request.url.href)) : request.url;
    return sendRequest(agentFor(url), memory, { ...request, url });
  }

  return {
    baseUrl: () => (plain ? plainUrl(host.baseUrl) : host.baseUrl),
    async send(request) {
      const wasPlain = plain;
      try {
        return await deliver(request);
      } catch (error) {
        // Another request may have found out meanwhile: this one still went out in the wrong scheme.
        if (!host.probeScheme || wasPlain || !isNotTls(error)) throw error;
        plain = true;
        return deliver(request);
      }
    },
    async close() {
      // Requests still under way are cut off: whoever closes has no use for them.
      closed = true;
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
      agents.clear();
    },
  };
}

function plainUrl(url: string): string {
  return url.replace(/^https:/, 'http:');
}
