import { abortError } from '@berth/foundation';
import { pack } from 'tar-stream';

/** One file of an archive; its size must be known before its content is. */
export interface TarFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly content: (signal: AbortSignal) => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The same content makes the same archive, whenever it is written. */
const MODIFIED = new Date(0);

/** Writes files into a tar archive as it is read, holding about one chunk. Leaving the loop ends the reading of content. */
export async function* tarOf(files: Iterable<TarFile>): AsyncGenerator<Uint8Array, void, void> {
  const archive = pack();
  const leaving = new AbortController();
  const filled = fill(archive, files, leaving.signal).catch((error: unknown) => {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const chunk of archive) if (chunk instanceof Uint8Array) yield chunk;
  } finally {
    leaving.abort();
    archive.destroy();
    await filled;
  }
}

async function fill(archive: ReturnType<typeof pack>, files: Iterable<TarFile>, signal: AbortSignal): Promise<void> {
  for (const { path, sizeBytes, content } of files) {
    const { promise: written, resolve, reject } = Promise.withResolvers<undefined>();
    const header = { name: path, size: sizeBytes, mtime: MODIFIED, mode: 0o644, type: 'file' as const };
    const entry = archive.entry(header, (error) => {
      if (error === undefined || error === null) resolve(undefined);
      else reject(error);
    });
    // Whoever waits for the entry sees its failure; until then it must not be an uncaught one.
    written.catch(() => undefined);
    entry.on('error', reject);
    entry.on('close', () => {
      reject(abortError(signal));
    });
    for await (const chunk of content(signal)) {
      if (!entry.write(chunk)) await drained(entry, signal);
    }
    entry.end(undefined);
    await written;
  }
  archive.finalize();
}

function drained(entry: NodeJS.EventEmitter, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error: Error | undefined): void => {
      entry.off('drain', onDrain);
      entry.off('close', onClose);
      signal.removeEventListener('abort', onClose);
      if (error === undefined) resolve();
      else reject(error);
    };
    const onDrain = (): void => {
      settle(undefined);
    };
    const onClose = (): void => {
      settle(abortError(signal));
    };
    entry.on('drain', onDrain);
    entry.on('close', onClose);
    signal.addEventListener('abort', onClose);
    if (signal.aborted) onClose();
  });
}
