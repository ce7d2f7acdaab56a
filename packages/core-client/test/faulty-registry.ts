import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Pushable } from '@berth/lab';

/** A registry with one image, some of whose content may be other than it should be. */
export interface FaultyRegistry extends AsyncDisposable {
  readonly reference: string;
  /** How often each path was asked for. */
  readonly asked: ReadonlyMap<string, number>;
}

/** What is wrong with it. */
export interface Faults {
  /** What comes instead of a blob or a manifest, by digest. */
  readonly instead?: Readonly<Record<string, Uint8Array>>;
  /** Break the connection after so many bytes of a blob, each time. */
  readonly cutAt?: Readonly<Record<string, number>>;
  /** Send these only then. */
  readonly after?: Readonly<Record<string, Promise<unknown>>>;
  /** Never send more than the first half of these. */
  readonly hang?: readonly string[];
}

/** Starts a {@link FaultyRegistry} with an image. */
export async function faultyRegistry(image: Pushable, faults: Faults = {}): Promise<FaultyRegistry> {
  const content = new Map<string, { readonly mediaType: string; readonly bytes: Uint8Array }>();
  for (const blob of [...image.blobs, ...image.documents]) {
    const { mediaType, digest } = blob.descriptor;
    content.set(digest, { mediaType, bytes: faults.instead?.[digest] ?? (await blob.bytes()) });
  }
  const asked = new Map<string, number>();
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const [, target = ''] = /\/(?:manifests|blobs)\/(.+)$/.exec(path) ?? [];
    const digest = target.startsWith('sha256:') ? target : image.descriptor.digest;
    const found = content.get(digest);
    if (found === undefined) {
      response.writeHead(404).end('{"errors":[{"code":"BLOB_UNKNOWN"}]}');
      return;
    }
    const { mediaType, bytes } = found;
    response.writeHead(200, {
      'content-type': mediaType,
      'content-length': bytes.length,
      'docker-content-digest': digest,
    });
    if (request.method === 'HEAD') response.end();
    else if (faults.after?.[digest] !== undefined) void faults.after[digest].then(() => response.end(bytes));
    else if (faults.hang?.includes(digest) === true) response.write(bytes.subarray(0, bytes.length / 2));
    else if (faults.cutAt?.[digest] === undefined) response.end(bytes);
    else response.write(bytes.subarray(0, faults.cutAt[digest]), () => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    reference: `127.0.0.1:${port}/faulty:1`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
