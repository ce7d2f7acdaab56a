import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Descriptor } from '../descriptor.js';
import { digestOf } from '../digest.js';
import { MEDIA_TYPES } from '../media-types.js';
import { openRegistry, type Registry, type RegistryOptions } from '../open-registry.js';
import { scriptedHost, type Script, type ScriptedHost, type SeenRequest } from './scripted-host.test.support.js';

/** What the layer of the scripted image holds. */
export const bytes = randomBytes(300_000);

export const layer: Descriptor = { mediaType: MEDIA_TYPES.ociLayerGzip, digest: digestOf(bytes), size: bytes.length };

export const manifestBytes = Buffer.from(
  JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPES.ociManifest, config: layer, layers: [layer] }),
);
export const manifest: Descriptor = {
  mediaType: MEDIA_TYPES.ociManifest,
  digest: digestOf(manifestBytes),
  size: manifestBytes.length,
};

/** Answers HEAD and GET of the manifest. */
export function sendManifest(
  request: SeenRequest,
  response: ServerResponse,
  headers: Readonly<Record<string, string>> = {},
): void {
  const all = {
    'content-type': manifest.mediaType,
    'docker-content-digest': manifest.digest,
    'content-length': String(manifest.size),
  };
  response.writeHead(200, { ...all, ...headers }).end(request.method === 'HEAD' ? undefined : manifestBytes);
}

/** From which byte of the layer on a request wants it. */
export function rangeOf({ headers }: SeenRequest): number {
  return Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
}

/** Answers with the layer from there on; breaks the connection at the byte `upTo`, where that is not its end. */
export function sendRange(request: SeenRequest, response: ServerResponse, upTo = bytes.length): void {
  const start = rangeOf(request);
  const range = { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` };
  response.writeHead(start === 0 ? 200 : 206, {
    'content-length': bytes.length - start,
    ...(start === 0 ? {} : range),
  });
  response.write(bytes.subarray(start, upTo), () => (upTo === bytes.length ? response.end() : response.destroy()));
}

/** Does some work with a host that answers by a script, and a client of it. */
export async function withRegistry(
  script: Script,
  work: (registry: Registry, host: ScriptedHost) => Promise<void>,
  options: RegistryOptions = {},
): Promise<void> {
  await using host = await scriptedHost(script);
  await using registry = openRegistry(options);
  await work(registry, host);
}

/** Reads to the end. */
export async function read(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** Waits until a condition holds, looking again often; a test's own timeout ends it. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}
