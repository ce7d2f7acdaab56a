import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { BerthError, errnoOf } from '@berth/foundation';
import type { Node } from './node.js';

/**
 * Takes a Node for this process, and makes its directories. The lock is a socket without a file, which the kernel gives back however
 * the process ends.
 * @throws BerthError `failed-precondition`, reason `node-in-use`, where another agent has it
 */
export async function holdNode(node: Node): Promise<AsyncDisposable> {
  const lock = createServer();
  lock.listen(`\0berth-node ${node.stateDirectory}`);
  try {
    await once(lock, 'listening');
  } catch (error) {
    if (errnoOf(error) !== 'EADDRINUSE') throw BerthError.from(error, { operation: 'node.hold' });
    throw new BerthError(
      'failed-precondition',
      `node.hold "${node.name}": another agent on this machine uses ${node.stateDirectory}`,
      { operation: 'node.hold', object: `node "${node.name}"`, reason: 'node-in-use', cause: error },
    );
  }
  lock.unref();
  await mkdir(node.stateDirectory, { recursive: true, mode: 0o711 });
  await mkdir(node.runDirectory, { recursive: true, mode: 0o711 });
  return {
    async [Symbol.asyncDispose]() {
      lock.close();
      await once(lock, 'close');
    },
  };
}
