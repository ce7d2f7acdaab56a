import type { Node } from '../node/node.js';
import { runOrThrow, runProgram } from '../spawn/run-program.js';
import { runCniPlugin, type CniAttachment, type CniConfig } from './cni-plugin.js';

/** The spoken version: Debian's plugins know no newer one. */
const CNI_VERSION = '1.0.0';

const INTERFACE = 'eth0';

/** How a sandbox is attached to a network. */
export interface Attachment {
  /** Without prefix lengths: `10.200.0.7`. */
  readonly addresses: readonly string[];
}

/** The network of sandboxes that ask for none by name: a bridge, addresses from the Node's subnet, and masquerading towards the world. */
export interface DefaultNetwork {
  /** Makes what it needs of the machine, once; repeating it changes nothing. */
  ensure(): Promise<void>;
  attach(sandbox: string, netns: string): Promise<Attachment>;
  /** Gives the address back. A sandbox that is not attached, or whose namespace is gone, is no failure. */
  detach(sandbox: string, netns: string | undefined): Promise<void>;
  /** Takes away what `ensure` made, once no sandbox is left. */
  remove(): Promise<void>;
}

/** The {@link DefaultNetwork} of a Node. */
export function defaultNetwork({ network, stateDirectory, cniDirectories }: Node): DefaultNetwork {
  const config: CniConfig = {
    cniVersion: CNI_VERSION,
    name: network.name,
    type: 'bridge',
    bridge: network.bridge,
    isGateway: true,
    hairpinMode: true,
    ipam: {
      type: 'host-local',
      ranges: [[{ subnet: network.subnet }]],
      routes: [{ dst: '0.0.0.0/0' }],
      dataDir: `${stateDirectory}/networks`,
    },
  };
  const attachment = (sandbox: string, netns: string): CniAttachment => ({
    containerId: sandbox,
    netns,
    interfaceName: INTERFACE,
  });
  return {
    ensure: () => ensureRules(network),
    async attach(sandbox, netns) {
      const { ips = [] } = await runCniPlugin(cniDirectories, 'ADD', config, attachment(sandbox, netns));
      return { addresses: ips.map(({ address }) => address.replace(/\/\d+$/, '')) };
    },
    async detach(sandbox, netns) {
      await runCniPlugin(cniDirectories, 'DEL', config, attachment(sandbox, netns ?? ''));
    },
    async remove() {
      await removeRules(network);
      await runProgram('ip', ['link', 'delete', network.bridge]);
    },
  };
}

/** The chains that the rules of a network stand in, one in each table, and what leads there. */
function chains({
  bridge,
}: Node['network']): readonly { readonly table: string; readonly from: string; readonly chain: string }[] {
  return [
    { table: 'nat', from: 'POSTROUTING', chain: bridge.toUpperCase() },
    { table: 'filter', from: 'FORWARD', chain: bridge.toUpperCase() },
  ];
}

/** One set of rules for all sandboxes: the bridge plugin's own would cost 15 ms for each, and 70 to take away. */
async function ensureRules(network: Node['network']): Promise<void> {
  const { bridge, subnet } = network;
  const chain = bridge.toUpperCase();
  const rules = [
    ...['*nat', `:${chain} - [0:0]`],
    `-A ${chain} -s ${subnet} ! -d ${subnet} ! -o ${bridge} -j MASQUERADE`,
    ...['COMMIT', '*filter', `:${chain} - [0:0]`],
    `-A ${chain} -i ${bridge} -j ACCEPT`,
    `-A ${chain} -o ${bridge} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT`,
    `-A ${chain} -i ${bridge} -o ${bridge} -j ACCEPT`,
    ...['COMMIT', ''],
  ];
  await runOrThrow('iptables-restore', ['--wait', '--noflush'], { input: rules.join('\n') });
  for (const { table, from, chain: to } of chains(network)) {
    const there = await runProgram('iptables', ['--wait', '-t', table, '-C', from, '-j', to]);
    if (there.code !== 0) await runOrThrow('iptables', ['--wait', '-t', table, '-I', from, '-j', to]);
  }
}

async function removeRules(network: Node['network']): Promise<void> {
  for (const { table, from, chain } of chains(network)) {
    // What is not there need not go.
    for (const args of [
      ['-D', from, '-j', chain],
      ['-F', chain],
      ['-X', chain],
    ])
      await runProgram('iptables', ['--wait', '-t', table, ...args]);
  }
}
