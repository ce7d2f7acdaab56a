import { invalidArgument } from '@berth/foundation';
import { checkNoNul } from '../validate/text.js';
import { hasOwnNamespace, type NamespaceOptions } from './namespaces.js';

const NAME = /^[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_:-]+)+$/;

const IPC_NAMES: readonly string[] = [
  'kernel.msgmax',
  'kernel.msgmnb',
  'kernel.msgmni',
  'kernel.sem',
  'kernel.shmall',
  'kernel.shmmax',
  'kernel.shmmni',
  'kernel.shm_rmid_forced',
];

/**
 * The kernel settings, where each belongs to a namespace that the container has for its own: anything else would change the
 * host, and runtimes refuse it.
 */
export function buildSysctls(
  sysctls: Readonly<Record<string, string>>,
  namespaces: NamespaceOptions | undefined,
): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(sysctls)) {
    const field = `sysctls["${name}"]`;
    if (!NAME.test(name)) throw invalidArgument(field, 'must be the name of a kernel setting, as "net.core.somaxconn"');
    checkNoNul(field, value);
    const owner = namespaceOf(name.replaceAll('/', '.'));
    if (owner === undefined) throw invalidArgument(field, 'must be a setting of the ipc, network or uts namespace');
    if (!hasOwnNamespace(namespaces, owner)) throw invalidArgument(field, `needs a ${owner} namespace of its own`);
  }
  return { ...sysctls };
}

function namespaceOf(name: string): 'network' | 'ipc' | 'uts' | undefined {
  if (name.startsWith('net.')) return 'network';
  if (name.startsWith('fs.mqueue.') || IPC_NAMES.includes(name)) return 'ipc';
  return name === 'kernel.domainname' ? 'uts' : undefined;
}
