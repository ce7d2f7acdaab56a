import { rm } from 'node:fs/promises';
import type { ContainerSpec as NewContainerSpec } from '@berth/core-client';
import type { DefaultNetwork } from '../network/default-network.js';
import type { SandboxSpec } from '../model/workload-spec.js';
import { namespacePath, pinNamespaces, unpinNamespaces, type PinnedNamespace } from './namespaces.js';
import { networkFilesIn, writeNetworkFiles } from './network-files.js';

/** Where a sandbox is, and how it is called on its network. */
export interface SandboxPlace {
  readonly id: string;
  readonly directory: string;
}

/** How a sandbox is made. */
export interface EnsureSandbox {
  /** What it had before the agent began anew. */
  readonly addresses: readonly string[] | undefined;
  /** Whether it may have been attached by an agent that did not live to write that down. */
  readonly perhapsAttached: boolean;
}

/** Makes a sandbox, or finds it standing; its addresses. A sandbox that a reboot took is made anew. */
export async function ensureSandbox(
  network: DefaultNetwork,
  place: SandboxPlace,
  spec: SandboxSpec,
  { addresses, perhapsAttached }: EnsureSandbox,
): Promise<readonly string[]> {
  const anew = await pinNamespaces(place.directory, pinned(spec));
  if (addresses !== undefined && !anew) return addresses;
  const attached =
    spec.network === 'default' ? await attach(network, place, perhapsAttached || addresses !== undefined) : [];
  await writeNetworkFiles(place.directory, { hostname: spec.hostname, addresses: attached });
  return attached;
}

async function attach(
  network: DefaultNetwork,
  { id, directory }: SandboxPlace,
  again: boolean,
): Promise<readonly string[]> {
  const netns = namespacePath(directory, 'net');
  if (again) await network.detach(id, netns);
  return (await network.attach(id, netns)).addresses;
}

/** Takes a sandbox away, wherever its making got to. */
export async function removeSandbox(
  network: DefaultNetwork,
  { id, directory }: SandboxPlace,
  spec: SandboxSpec,
): Promise<void> {
  if (spec.network === 'default') await network.detach(id, namespacePath(directory, 'net'));
  await unpinNamespaces(directory, pinned(spec));
  await rm(directory, { recursive: true, force: true });
}

function pinned({ network }: SandboxSpec): readonly PinnedNamespace[] {
  return network === 'host' ? ['uts', 'ipc'] : ['net', 'uts', 'ipc'];
}

/** What a container's spec says of the sandbox that it is in. */
export function inSandbox(
  { directory }: SandboxPlace,
  spec: SandboxSpec,
): Pick<NewContainerSpec, 'hostname' | 'namespaces' | 'mounts'> {
  const files = networkFilesIn(directory);
  const bind = (source: string, destination: string) => ({ source, destination, options: ['rbind', 'ro'] });
  return {
    hostname: spec.hostname,
    namespaces: {
      network: spec.network === 'host' ? ('host' as const) : { path: namespacePath(directory, 'net') },
      uts: { path: namespacePath(directory, 'uts') },
      ipc: { path: namespacePath(directory, 'ipc') },
    },
    mounts: [
      bind(files.hosts, '/etc/hosts'),
      bind(files.resolvConf, '/etc/resolv.conf'),
      bind(files.hostname, '/etc/hostname'),
    ],
  };
}
