import { BerthError } from '@berth/foundation';
import { extract, type Extract } from 'tar-stream';
import { archiveError } from './archive-error.js';

/** One entry of an archive. Its content must be read before the next entry is asked for. */
export interface TarEntry {
  readonly name: string;
  readonly type: string;
  readonly sizeBytes: number;
  readonly linkName: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** The entries of a tar archive, one after another, as it comes: about one chunk of it is held. */
export async function* readTar(archive: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry, void, void> {
  const parser = extract();
  let at: string | undefined;
  const fed = feed(parser, archive).catch((error: unknown) => {
    parser.destroy(error instanceof Error ? error : BerthError.from(error));
  });
  try {
    for await (const entry of parser) {
      const { name, size } = entry.header;
      // Whatever the types say, these are null for entries that have none.
      const { type, linkname }: { readonly type: unknown; readonly linkname: unknown } = entry.header;
      at = name;
      const content = explained(entry, name);
      yield {
        name,
        type: textOr(type, 'thing of unknown type'),
        sizeBytes: size,
        linkName: textOr(linkname, ''),
        content,
      };
      // The parser goes on only once the entry has been read.
      await drained(content);
    }
  } catch (error) {
    throw tarFailure(error, at);
  } finally {
    parser.destroy();
    await fed;
  }
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

async function* explained(entry: AsyncIterable<unknown>, name: string): AsyncGenerator<Uint8Array, void, void> {
  try {
    for await (const chunk of entry) if (chunk instanceof Uint8Array) yield chunk;
  } catch (error) {
    throw tarFailure(error, name);
  }
}

async function feed(parser: Extract, archive: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of archive) {
    if (parser.destroyed) return;
    if (chunk.length > 0 && !parser.write(chunk)) await drainedOrClosed(parser);
  }
  parser.end(undefined);
}

function drainedOrClosed(parser: Extract): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      parser.off('drain', settle);
      parser.off('close', settle);
      resolve();
    };
    parser.on('drain', settle);
    parser.on('close', settle);
    if (parser.destroyed) settle();
  });
}

/** The parser's own words, told apart: it has no codes. */
function tarFailure(error: unknown, entry: string | undefined): unknown {
  if (BerthError.is(error)) return error;
  const words = error instanceof Error ? error.message : String(error);
  if (/unexpected end of data|stream was destroyed|premature close/i.test(words)) {
    return archiveError('truncated', entry, 'is cut off', error);
  }
  if (/header exceeds/i.test(words))
    return archiveError('header-too-large', undefined, 'has a header that is too large', error);
  if (/tar header|invalid header|unknown type|base-256/i.test(words)) {
    const where =
      entry === undefined ? 'does not begin as a tar archive' : `is damaged after entry ${JSON.stringify(entry)}`;
    return archiveError('not-an-archive', undefined, where, error);
  }
  return error;
}

async function drained(content: AsyncIterable<Uint8Array>): Promise<void> {
  const chunks = content[Symbol.asyncIterator]();
  while ((await chunks.next()).done !== true);
}
