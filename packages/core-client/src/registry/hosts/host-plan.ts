import type { RegistryHost } from './registry-host.js';

/** Finds the hosts that serve a registry, in the order they are to be asked; the registry itself comes last. */
export type HostFinder = (registry: string) => Promise<readonly RegistryHost[]>;
