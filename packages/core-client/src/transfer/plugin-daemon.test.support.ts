import { BerthError } from '@berth/foundation';
import { bidiRoute, typeName, unaryRoute, type Route } from '@berth/rpc';
import { StreamingService, StreamInit } from '../generated/containerd/services/streaming/v1.js';
import { TransferService } from '../generated/containerd/services/transfer/v1.js';
import { ContainerPath, ReadStream, WriteStream } from '../generated/containerd/types/transfer.js';
import {
  copyIn,
  copyOut,
  sendQueue,
  TYPES,
  valueOf,
  type OpenStream,
  type Received,
} from './container-files.test.support.js';

/** What a {@link pluginDaemon} was asked and did. */
export interface PluginDaemon {
  readonly routes: readonly Route[];
  readonly asked: ContainerPath[];
  /** Cuts the next archive that goes out after so many bytes, and says that all is well. */
  cutAfter: number | undefined;
}

/**
 * A daemon with a transfer plugin that serves containers, whose files lie in `root/<container>`. containerd 2.4 has the messages
 * and no such plugin; this one behaves as the plugin of its runtime for virtual machines does.
 */
export function pluginDaemon(root: string): PluginDaemon {
  const streams = new Map<string, OpenStream>();
  const stream = (id: string): OpenStream => {
    const found = streams.get(id);
    if (found === undefined) throw new BerthError('not-found', `stream ${id}: not found`);
    return found;
  };
  const daemon: PluginDaemon = {
    asked: [],
    cutAfter: undefined,
    routes: [
      bidiRoute(StreamingService.stream, async function* (requests) {
        const incoming = requests[Symbol.asyncIterator]();
        const first = await incoming.next();
        if (first.done === true) return;
        const outgoing = sendQueue();
        streams.set(StreamInit.decode(valueOf(first.value)).id, { incoming, ...outgoing });
        yield { typeUrl: 'google.protobuf.Empty', value: Buffer.alloc(0) };
        yield* outgoing.messages;
      }),
      unaryRoute(TransferService.transfer, async ({ source, destination }) => {
        const from = bytesOf(source, 'ContainerPath');
        const out = bytesOf(destination, 'WriteStream');
        const to = bytesOf(destination, 'ContainerPath');
        const into = bytesOf(source, 'ReadStream');
        if (from !== undefined && out !== undefined) {
          const path = ContainerPath.decode(from);
          daemon.asked.push(path);
          await copyOut(root, path, stream(WriteStream.decode(out).stream), daemon.cutAfter);
        } else if (into !== undefined && to !== undefined) {
          const path = ContainerPath.decode(to);
          daemon.asked.push(path);
          await copyIn(root, path, stream(ReadStream.decode(into).stream));
        } else throw new BerthError('unimplemented', 'method Transfer not implemented');
        return {};
      }),
    ],
  };
  return daemon;
}

/** An end, where it is of the kind asked for. */
function bytesOf(end: Received | null | undefined, name: string): Uint8Array | undefined {
  return end && typeName(end.typeUrl ?? '') === `${TYPES}.${name}` ? valueOf(end) : undefined;
}
