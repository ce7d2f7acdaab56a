import { hostsFromSettings, type HostSettings, type UpstreamSettings } from './host-settings.js';
import type { RegistryHost } from './registry-host.js';

/** Finds the hosts that serve a registry, in the order they are to be asked; the registry itself comes last. Asked once for each registry. */
export type HostFinder = (registry: string) => Promise<readonly RegistryHost[]>;

/** Settings of one registry: its mirrors, in order, and the registry itself. */
export interface RegistrySettings {
  readonly mirrors?: readonly HostSettings[] | undefined;
  readonly upstream?: UpstreamSettings | undefined;
}

/**
 * Hosts by the registry's name, `docker.io`, `localhost:5000`; `_default` for those not named. Registries that are not described are
 * where their name says. The settings are checked at the first use: `invalid-argument`, field `hosts["<registry>"]…`.
 */
export function fixedHosts(registries: Readonly<Record<string, RegistrySettings>>): HostFinder {
  const known = new Map(Object.entries(registries));
  return (registry) => {
    const { mirrors = [], upstream } = known.get(registry) ?? known.get('_default') ?? {};
    return Promise.resolve().then(() =>
      hostsFromSettings(registry, mirrors, upstream, `hosts[${JSON.stringify(registry)}]`),
    );
  };
}

/** For machines without any configuration: every registry is where its name says. */
export const hostsByName: HostFinder = fixedHosts({});
