import { invalidArgument } from '@berth/foundation';
import type { Any } from '@berth/rpc';
import { ContainerPath, ReadStream, WriteStream } from '../generated/containerd/types/transfer.js';
import { checkIdentifier } from '../session/identifiers.js';
import { receiveArchive, sendBytes } from './byte-stream.js';
import type { ContainerPathDestination, ContainerPathSource, ReadStreamEnd, WriteStreamEnd } from './container-path.js';
import { packed } from './packed.js';
import type { StreamSet } from './stream-set.js';

type ContainerPathEnd = ContainerPathSource | ContainerPathDestination;

const TAR = 'application/x-tar';

/** @throws BerthError `invalid-argument` */
export function checkContainerPath(field: string, { containerId, path }: ContainerPathEnd): void {
  checkIdentifier(`${field}.containerId`, containerId);
  if (!path.startsWith('/')) throw invalidArgument(`${field}.path`, 'must be an absolute path');
  if (path.includes('\0')) throw invalidArgument(`${field}.path`, 'must not contain a zero byte');
}

export function writeContainerPath(end: ContainerPathEnd): Any {
  const { containerId, path } = end;
  const wire = {
    ...{ containerId, path },
    noWalk: 'noWalk' in end && end.noWalk === true,
    preserveOwnership: 'preserveOwnership' in end && end.preserveOwnership === true,
  };
  return packed('ContainerPath', ContainerPath.encode(wire));
}

export async function writeReadStream(streams: StreamSet, { archive, mediaType = TAR }: ReadStreamEnd): Promise<Any> {
  const stream = await streams.open('attends', (opened, signal) => sendBytes(opened, archive, signal));
  return packed('ReadStream', ReadStream.encode({ stream, mediaType }));
}

export async function writeWriteStream(streams: StreamSet, { write, mediaType = TAR }: WriteStreamEnd): Promise<Any> {
  const stream = await streams.open('delivers', (opened, signal) => receiveArchive(opened, write, signal));
  return packed('WriteStream', WriteStream.encode({ stream, mediaType }));
}
