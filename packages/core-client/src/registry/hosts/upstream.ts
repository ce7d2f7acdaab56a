import { isLoopback } from './loopback.js';
import { registryHost, type RegistryHost } from './registry-host.js';

/** The host that a registry's name stands for, where no configuration says otherwise. */
export function upstreamHost(registry: string): RegistryHost {
  const host = apiHost(registry);
  const { hostname, port } = new URL(`http://${host}`);
  if (!isLoopback(hostname) || host.endsWith(':443')) return registryHost(`https://${host}/v2`);
  if (port === '') return registryHost(`http://${host}/v2`);
  return registryHost(`https://${host}/v2`, { probeScheme: true });
}

/** Host and port of the API of a registry: Docker Hub's is elsewhere than its name says. */
export function apiHost(registry: string): string {
  return registry === 'docker.io' ? 'registry-1.docker.io' : registry;
}
