import { readFile, writeFile } from 'node:fs/promises';
import { errnoOf } from '@berth/foundation';

/** The files of a sandbox that its containers see in /etc. */
export interface NetworkFiles {
  readonly hosts: string;
  readonly resolvConf: string;
  readonly hostname: string;
}

/** Where they lie in the sandbox's directory. */
export function networkFilesIn(directory: string): NetworkFiles {
  return {
    hosts: `${directory}/hosts`,
    resolvConf: `${directory}/resolv.conf`,
    hostname: `${directory}/hostname`,
  };
}

/** Writes them. They are rewritten in place, since containers have them mounted. */
export async function writeNetworkFiles(
  directory: string,
  { hostname, addresses }: { readonly hostname: string; readonly addresses: readonly string[] },
): Promise<void> {
  const files = networkFilesIn(directory);
  await writeFile(files.hosts, hostsFile(hostname, addresses), { mode: 0o644 });
  await writeFile(files.resolvConf, await hostResolvConf(), { mode: 0o644 });
  await writeFile(files.hostname, `${hostname}\n`, { mode: 0o644 });
}

/** @see hosts(5) */
export function hostsFile(hostname: string, addresses: readonly string[]): string {
  const lines = [
    '127.0.0.1\tlocalhost',
    '::1\tlocalhost ip6-localhost ip6-loopback',
    'ff02::1\tip6-allnodes',
    'ff02::2\tip6-allrouters',
    ...addresses.map((address) => `${address}\t${hostname}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** systemd-resolved's stub listens on the host's loopback, which a sandbox does not see; the servers behind it stand in another file. */
const RESOLV_CONF = ['/etc/resolv.conf', '/run/systemd/resolve/resolv.conf'] as const;

async function hostResolvConf(): Promise<string> {
  let last = '';
  for (const path of RESOLV_CONF) {
    last = await readOrEmpty(path);
    if (reachable(last)) return last;
  }
  return last;
}

/** Whether a sandbox of its own reaches a server of it. */
export function reachable(resolvConf: string): boolean {
  const servers = [...resolvConf.matchAll(/^\s*nameserver\s+(\S+)/gm)].map(([, server = '']) => server);
  return servers.some((server) => !/^(?:127\.|::1$)/.test(server));
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return '';
    throw error;
  }
}
