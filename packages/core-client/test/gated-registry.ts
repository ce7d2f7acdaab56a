import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { PrivateRegistry } from '@berth/lab';

/** A request for a blob. */
export interface BlobAsked {
  readonly digest: string;
  readonly fromByte: number;
}

/** A registry whose blobs come only up to a byte while it is held. */
export interface GatedRegistry extends AsyncDisposable {
  /** `127.0.0.1:PORT`, as it stands in a reference. */
  readonly host: string;
  /** The blobs asked for so far, in order. */
  readonly asked: readonly BlobAsked[];
  /** Stops every blob at this byte of it, until released. */
  hold(atByte: number): void;
  release(): void;
}

interface Gate {
  readonly atByte: number;
  readonly opened: Promise<void>;
  readonly open: () => void;
}

/** Starts a proxy of `registry` that can hold its blobs back. */
export async function gatedRegistry(registry: PrivateRegistry): Promise<GatedRegistry> {
  const asked: BlobAsked[] = [];
  let gate: Gate | undefined;
  const server = createServer((question, answer) => {
    const digest = /\/blobs\/(sha256:\w+)$/.exec(question.url ?? '')?.[1];
    const fromByte = Number(/^bytes=(\d+)-/.exec(question.headers.range ?? '')?.[1] ?? 0);
    if (digest !== undefined && question.method === 'GET') asked.push({ digest, fromByte });
    passOn(registry.host, question, answer, (chunks) => held(chunks, fromByte, () => gate));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const release = (): void => {
    gate?.open();
    gate = undefined;
  };
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    hold: (atByte) => {
      release();
      const { promise: opened, resolve: open } = Promise.withResolvers<undefined>();
      gate = {
        atByte,
        opened,
        open: () => {
          open(undefined);
        },
      };
    },
    release,
    async [Symbol.asyncDispose]() {
      release();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function passOn(
  to: string,
  question: IncomingMessage,
  answer: ServerResponse,
  body: (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>,
): void {
  const { method, headers, url } = question;
  const onward = request(`http://${to}${url ?? ''}`, { method, headers }, (given) => {
    answer.writeHead(given.statusCode ?? 500, given.headers);
    // Flushed at once: a held answer must look like a download that stalls.
    answer.flushHeaders();
    // A client that went away is what these tests are about.
    pipeline(given, body, answer).catch(() => given.destroy());
  });
  onward.once('error', () => answer.destroy());
  onward.end();
}

async function* held(
  chunks: AsyncIterable<Buffer>,
  fromByte: number,
  gateNow: () => Gate | undefined,
): AsyncGenerator<Buffer, void, void> {
  let position = fromByte;
  for await (const chunk of chunks) {
    const gate = gateNow();
    const room = gate === undefined ? chunk.length : Math.min(chunk.length, Math.max(0, gate.atByte - position));
    if (room > 0) yield chunk.subarray(0, room);
    if (room < chunk.length) {
      await gate?.opened;
      yield chunk.subarray(room);
    }
    position += chunk.length;
  }
}
