import type { Containerd } from '@berth/core-client';
import type { Logs } from '../logs/logs.js';
import type { DefaultNetwork } from '../network/default-network.js';
import type { Node } from '../node/node.js';

/** What the engine works with. */
export interface EngineContext {
  readonly containerd: Containerd;
  readonly node: Node;
  readonly logs: Logs;
  readonly network: DefaultNetwork;
}
