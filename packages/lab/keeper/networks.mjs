import { run } from '../setup/command.mjs';

/** Where the rules of a bridge are reached from, in each table. */
const JUMPS = [
  ['nat', 'POSTROUTING'],
  ['filter', 'FORWARD'],
];

/**
 * Removes a bridge, and the chains of rules that have its name in capitals.
 *
 * @param {string} bridge
 */
export async function removeNetwork(bridge) {
  const chain = bridge.toUpperCase();
  for (const [table, from] of JUMPS) {
    const rules = await run('iptables-save', ['-t', table]);
    if (!rules.includes(`:${chain} `)) continue;
    if (rules.includes(`-A ${from} -j ${chain}\n`)) await run('iptables', ['-w', '-t', table, '-D', from, '-j', chain]);
    await run('iptables', ['-w', '-t', table, '-F', chain]);
    await run('iptables', ['-w', '-t', table, '-X', chain]);
  }
  const links = await run('ip', ['-o', 'link']);
  if (links.includes(` ${bridge}:`)) await run('ip', ['link', 'delete', bridge]);
}
