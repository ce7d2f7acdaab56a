import { createHash } from 'node:crypto';
import { invalidArgument } from '@berth/foundation';

/** What of the machine an agent may use. */
export interface NodeOptions {
  /** Names the Node on this machine: 1 to 32 small letters, digits and hyphens. */
  readonly name: string;
  /** What must outlive a reboot. Default `/var/lib/berth/NAME`. */
  readonly stateDirectory?: string | undefined;
  /** What must not. containerd's shims must see it. Default `/run/berth/NAME`. */
  readonly runDirectory?: string | undefined;
  /** The IPv4 subnet of the default network. Default: a /20 out of 10.128.0.0/9, chosen by the name. */
  readonly subnet?: string | undefined;
  /** Where CNI plugins are. Default `/opt/cni/bin`, then `/usr/lib/cni`. */
  readonly cniDirectories?: readonly string[] | undefined;
}

/** What of the machine is one agent's: every name that it uses is derived from here. */
export interface Node {
  readonly name: string;
  readonly stateDirectory: string;
  readonly runDirectory: string;
  readonly network: {
    /** Of CNI. */
    readonly name: string;
    /** The interface, at most 15 characters. */
    readonly bridge: string;
    readonly subnet: string;
  };
  readonly cniDirectories: readonly string[];
}

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/;
const SUBNET = /^(?:\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/;

/** The {@link Node} of these options. Nothing is touched yet. @throws BerthError `invalid-argument` */
export function nodeOf(options: NodeOptions): Node {
  const { name, subnet } = options;
  if (!NAME.test(name)) throw invalidArgument('node.name', 'must be 1 to 32 small letters, digits and hyphens');
  if (subnet !== undefined && !SUBNET.test(subnet)) {
    throw invalidArgument('node.subnet', 'must be an IPv4 subnet, such as 10.200.0.0/20');
  }
  const hash = createHash('sha256').update(name).digest();
  return {
    name,
    stateDirectory: absolute('node.stateDirectory', options.stateDirectory ?? `/var/lib/berth/${name}`),
    runDirectory: absolute('node.runDirectory', options.runDirectory ?? `/run/berth/${name}`),
    network: {
      name: `berth-${name}`,
      bridge: `berth-${hash.toString('hex').slice(0, 8)}`,
      subnet: subnet ?? `10.${128 + (hash.readUInt8(8) >> 1)}.${hash.readUInt8(9) & 0xf0}.0/20`,
    },
    cniDirectories: options.cniDirectories ?? ['/opt/cni/bin', '/usr/lib/cni'],
  };
}

function absolute(field: string, path: string): string {
  if (!path.startsWith('/')) throw invalidArgument(field, 'must be an absolute path');
  return path;
}
