import { invalidArgument } from '@berth/foundation';
import type { Any } from '@berth/rpc';
import {
  ImageExportStream,
  ImageImportStream,
  ImageStore,
  OCIRegistry,
} from '../generated/containerd/types/transfer.js';
import { parseReference, type Platform } from '../registry/index.js';
import { checkLabels } from '../session/identifiers.js';
import { answerAuth } from './auth-stream.js';
import { receiveArchive, sendBytes } from './byte-stream.js';
import { checkContainerPath, writeContainerPath, writeReadStream, writeWriteStream } from './container-path-ends.js';
import { packed } from './packed.js';
import type { StreamSet } from './stream-set.js';
import type {
  ExportEnd,
  ImageStoreEnd,
  ImportEnd,
  RegistryEnd,
  TransferDestination,
  TransferSource,
} from './transfer.js';

/** Checks what can be checked before the daemon is asked. @throws BerthError `invalid-argument` */
export function checkEnd(field: string, end: TransferSource | TransferDestination): void {
  if (end.kind === 'registry') {
    parseReference(end.reference);
    if (end.hostDirectory?.startsWith('/') === false) {
      throw invalidArgument(`${field}.hostDirectory`, 'must be an absolute path');
    }
  }
  if (end.kind === 'image-store') {
    checkLabels(`${field}.labels`, end.labels);
    if (end.name === '' && (end.references ?? []).length === 0) {
      throw invalidArgument(`${field}.name`, 'must not be empty where there are no references');
    }
  }
  if (end.kind === 'container-path') checkContainerPath(field, end);
}

/** An end as it is sent, with the streams it needs opened. */
export async function writeEnd(streams: StreamSet, end: TransferSource | TransferDestination): Promise<Any> {
  switch (end.kind) {
    case 'registry':
      return writeRegistry(streams, end);
    case 'image-store':
      return writeStore(end);
    case 'import':
      return writeImport(streams, end);
    case 'export':
      return writeExport(streams, end);
    case 'container-path':
      return writeContainerPath(end);
    case 'read-stream':
      return writeReadStream(streams, end);
    case 'write-stream':
      return writeWriteStream(streams, end);
  }
}

async function writeRegistry(streams: StreamSet, end: RegistryEnd): Promise<Any> {
  const { credentials } = end;
  const authStream =
    credentials === undefined
      ? ''
      : await streams.open('attends', (stream, signal) => answerAuth(stream, credentials, signal));
  const resolver = {
    authStream,
    headers: { ...end.headers },
    hostDir: end.hostDirectory ?? '',
    defaultScheme: end.defaultScheme ?? '',
  };
  return packed('OCIRegistry', OCIRegistry.encode({ reference: end.reference, resolver }));
}

function writeStore(end: ImageStoreEnd): Any {
  const wire = {
    name: end.name,
    labels: { ...end.labels },
    platforms: (end.platforms ?? []).map(writePlatform),
    allMetadata: end.allMetadata ?? false,
    manifestLimit: end.manifestLimit ?? 0,
    extraReferences: end.references ?? [],
    unpacks: (end.unpacks ?? []).map((each) => ({ ...each, platform: writePlatform(each.platform) })),
  };
  return packed('ImageStore', ImageStore.encode(wire));
}

async function writeImport(streams: StreamSet, end: ImportEnd): Promise<Any> {
  const stream = await streams.open('attends', (opened, signal) => sendBytes(opened, end.archive, signal));
  const { mediaType = '', forceCompress = false } = end;
  return packed('ImageImportStream', ImageImportStream.encode({ stream, mediaType, forceCompress }));
}

async function writeExport(streams: StreamSet, end: ExportEnd): Promise<Any> {
  const stream = await streams.open('delivers', (opened, signal) => receiveArchive(opened, end.write, signal));
  const wire = {
    stream,
    mediaType: end.mediaType ?? '',
    platforms: (end.platforms ?? []).map(writePlatform),
    allPlatforms: end.allPlatforms ?? false,
    skipCompatibilityManifest: end.skipCompatibilityManifest ?? false,
    skipNonDistributable: end.skipNonDistributable ?? false,
  };
  return packed('ImageExportStream', ImageExportStream.encode(wire));
}

function writePlatform({ os, architecture, variant, osVersion, osFeatures }: Platform) {
  return { os, architecture, variant: variant ?? '', osVersion: osVersion ?? '', osFeatures: [...(osFeatures ?? [])] };
}
