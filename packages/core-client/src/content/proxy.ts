import { BerthError, type BlockPool } from '@berth/foundation';
import { fromTimestamp, int64, toSafeNumber, type WireTimestamp } from '@berth/rpc';
import type Long from 'long';
import { ContentService as service } from '../generated/containerd/services/content/v1.js';
import { checkLabels } from '../session/identifiers.js';
import { present } from '../session/present.js';
import type { Session } from '../session/session.js';
import { changesNothing, labelMask } from '../session/update-mask.js';
import { checkOptionalWhole, checkWhole } from '../session/whole-number.js';
import { checkDigest } from './check-digest.js';
import type { Content, ContentInfo, Ingest } from './content.js';
import { openWriter } from './writer.js';

/** {@link Content} of the daemon behind `session`. */
export function contentOf(session: Session, memory: BlockPool): Content {
  const content: Content = {
    async info(digest, options) {
      checkDigest(digest);
      const about = blob('info', digest);
      return readInfo(present((await session.unary(service.info, { digest }, about, options)).info, about));
    },
    async *list(options) {
      const request = { filters: [...(options?.filters ?? [])] };
      for await (const { info } of session.serverStream(
        service.list,
        request,
        { operation: 'content.list' },
        options,
      )) {
        for (const each of info) yield readInfo(each);
      }
    },
    async *read(digest, options) {
      checkDigest(digest);
      checkOptionalWhole('offsetBytes', options?.offsetBytes, 0);
      checkOptionalWhole('lengthBytes', options?.lengthBytes, 0);
      const request = {
        digest,
        offset: int64(options?.offsetBytes ?? 0, 'offsetBytes'),
        size: int64(options?.lengthBytes ?? 0, 'lengthBytes'),
      };
      // A size of 0 asks the daemon for everything, which is not what a caller who asks for no byte wants.
      if (options?.lengthBytes === 0) return;
      for await (const { data } of session.serverStream(service.read, request, blob('read', digest), options))
        yield data;
    },
    async readAll(digest, limitBytes, options) {
      checkWhole('limitBytes', limitBytes, 0);
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      for await (const chunk of content.read(digest, options)) {
        bytes += chunk.length;
        if (bytes > limitBytes) throw tooLarge(digest, limitBytes);
        chunks.push(chunk);
      }
      return Buffer.concat(chunks, bytes);
    },
    writer: (options) => openWriter(session, memory, options),
    async setLabels(digest, labels, options) {
      checkDigest(digest);
      checkLabels('labels', labels);
      if (changesNothing(labels)) return content.info(digest, options);
      const request = { info: { digest, labels: { ...labels } }, updateMask: labelMask(labels) };
      const about = blob('setLabels', digest);
      return readInfo(present((await session.unary(service.update, request, about, options)).info, about));
    },
    async delete(digest, options) {
      checkDigest(digest);
      await session.unary(service.delete, { digest }, blob('delete', digest), options);
    },
    async ingest(ref, options) {
      const about = ingest('ingest', ref);
      return readIngest(present((await session.unary(service.status, { ref }, about, options)).status, about));
    },
    async ingests(options) {
      const request = { filters: [...(options?.filters ?? [])] };
      const about = { operation: 'content.ingests' };
      return (await session.unary(service.listStatuses, request, about, options)).statuses.map(readIngest);
    },
    async abort(ref, options) {
      await session.unary(service.abort, { ref }, ingest('abort', ref), options);
    },
  };
  return content;
}

function blob(verb: string, digest: string) {
  return { operation: `content.${verb}`, object: `blob ${digest}` };
}

function ingest(verb: string, ref: string) {
  return { operation: `content.${verb}`, object: `ingest "${ref}"` };
}

function tooLarge(digest: string, limitBytes: number): BerthError {
  return new BerthError(
    'resource-exhausted',
    `content.readAll blob ${digest}: larger than the limit of ${limitBytes} bytes`,
    {
      operation: 'content.readAll',
      object: `blob ${digest}`,
    },
  );
}

interface WireInfo {
  readonly digest: string;
  readonly size: Long | number;
  readonly createdAt?: WireTimestamp | null | undefined;
  readonly updatedAt?: WireTimestamp | null | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

function readInfo(wire: WireInfo): ContentInfo {
  return {
    digest: wire.digest,
    sizeBytes: toSafeNumber(wire.size, 'info.size'),
    createdAt: fromTimestamp(wire.createdAt),
    updatedAt: fromTimestamp(wire.updatedAt),
    labels: wire.labels,
  };
}

interface WireStatus {
  readonly ref: string;
  readonly offset: Long | number;
  readonly total: Long | number;
  readonly expected: string;
  readonly startedAt?: WireTimestamp | null | undefined;
  readonly updatedAt?: WireTimestamp | null | undefined;
}

function readIngest(wire: WireStatus): Ingest {
  return {
    ref: wire.ref,
    offsetBytes: toSafeNumber(wire.offset, 'status.offset'),
    totalBytes: toSafeNumber(wire.total, 'status.total'),
    expected: wire.expected,
    startedAt: fromTimestamp(wire.startedAt),
    updatedAt: fromTimestamp(wire.updatedAt),
  };
}
