import { rm } from 'node:fs/promises';
import { BerthError } from '@berth/foundation';
import type { Containerd } from '@berth/core-client';
import { defaultNetwork } from '../network/default-network.js';
import { holdNode } from '../node/hold-node.js';
import { nodeOf, type Node, type NodeOptions } from '../node/node.js';
import { LABELS } from './names.js';

/**
 * Takes away all that a Node has on the machine: its bridge, its rules, its directories with the logs in them. Repeating it changes nothing.
 * @throws BerthError `failed-precondition` where an agent has the Node (reason `node-in-use`) or workloads are left (`node-not-empty`)
 */
export async function removeNode(containerd: Containerd, options: NodeOptions): Promise<void> {
  const node = nodeOf(options);
  const held = await holdNode(node);
  try {
    await refuseUsed(containerd, node);
    await defaultNetwork(node).remove();
    await rm(node.runDirectory, { recursive: true, force: true });
    await rm(node.stateDirectory, { recursive: true, force: true });
  } finally {
    await held[Symbol.asyncDispose]();
  }
}

async function refuseUsed(containerd: Containerd, node: Node): Promise<void> {
  const filters = [`labels."${LABELS.node}"==${node.name}`];
  for await (const { id } of containerd.containers.list({ filters })) {
    throw new BerthError('failed-precondition', `node.remove "${node.name}": container "${id}" is left`, {
      ...{ operation: 'node.remove', object: `node "${node.name}"`, reason: 'node-not-empty' },
    });
  }
}
