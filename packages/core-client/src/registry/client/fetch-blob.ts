import { backOff, BerthError, systemClock, type Clock } from '@berth/foundation';
import type { Descriptor } from '../descriptor.js';
import { combined, isFinal } from './across-hosts.js';
import { responseFailure } from './failure.js';
import { lostFailure } from './lost.js';
import type { ApiRequest, HostClient } from './host-client.js';
import type { HttpResponse } from './http.js';

/** Which blob of which repository, from where on. */
export interface BlobRequest extends Pick<ApiRequest, 'scopes' | 'operation' | 'object' | 'signal'> {
  readonly repository: string;
  readonly descriptor: Descriptor;
  /** Bytes to leave out at the start. Default 0. */
  readonly offset?: number | undefined;
  /** Tries in a row that bring no byte before the fetch is given up. Default 3. */
  readonly tries?: number | undefined;
  readonly clock?: Clock | undefined;
}

/**
 * The bytes of a blob from `offset` on. A connection that breaks or stalls is taken up again where it broke, and where a host fails for
 * good the next goes on from there. Ends normally only after exactly as many bytes as the descriptor says; more throw `data-loss`,
 * reason `size-mismatch`, fewer reason `truncated`. The digest is not looked at.
 */
export async function* getBlob(
  findHosts: () => Promise<readonly HostClient[]>,
  request: BlobRequest,
): AsyncGenerator<Buffer, void, undefined> {
  const { descriptor, tries = 3, clock = systemClock, signal } = request;
  const { size } = descriptor;
  let position = request.offset ?? 0;
  if (position === size) return;
  const failures: BerthError[] = [];
  for (const host of await findHosts()) {
    const delayAfter = resumption(tries);
    let delayMs: number | undefined = 0;
    while (delayMs !== undefined) {
      const before = position;
      try {
        // One loop from the socket to the caller: each generator between them would cost its share of every chunk.
        for await (const chunk of await openContent(host, request, position)) {
          position += chunk.length;
          if (position > size) throw tooLong(request);
          yield chunk;
        }
        if (position === size) return;
        throw cutShort(request, position);
      } catch (error) {
        const failure = lostFailure(error, host.attempt(request));
        if (isFinal(failure) || position > size) throw failure;
        delayMs = delayAfter(failure, position - before);
        if (delayMs === undefined) failures.push(failure);
        else await clock.sleep(delayMs, { signal });
      }
    }
  }
  throw combined(failures);
}

/** How long to wait before a host is asked for the rest, in milliseconds; undefined: it is given up. */
function resumption(tries: number): (failure: BerthError, gotBytes: number) => number | undefined {
  let fruitless = 0;
  let waits = backOff();
  return (failure, gotBytes) => {
    if (gotBytes > 0) {
      fruitless = 0;
      waits = backOff();
    }
    fruitless += 1;
    return fruitless < tries && worthResuming(failure) ? waits.next().value : undefined;
  };
}

/** What one response brings of the blob, from `position` on. */
async function openContent(client: HostClient, request: BlobRequest, position: number): Promise<AsyncIterable<Buffer>> {
  const { repository, descriptor, scopes, operation, object, signal } = request;
  const response = await client.request({
    method: 'GET',
    path: `${repository}/blobs/${descriptor.digest}`,
    headers: { accept: `${descriptor.mediaType}, */*`, ...(position === 0 ? {} : { range: `bytes=${position}-` }) },
    scopes,
    operation,
    object,
    retryLost: false,
    signal,
  });
  if (response.status === 206) {
    checkRange(response, request, position);
    return response.body;
  }
  // A host that does not know ranges sends everything again.
  if (response.status === 200) return position === 0 ? response.body : withoutStart(response.body, position);
  throw await responseFailure(response, client.attempt(request));
}

async function* withoutStart(chunks: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer, void, undefined> {
  let left = bytes;
  for await (const chunk of chunks) {
    if (chunk.length > left) yield left === 0 ? chunk : chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

function checkRange(response: HttpResponse, { object, operation }: BlobRequest, position: number): void {
  const range = response.header('content-range') ?? '';
  const start = /^bytes (\d+)-/.exec(range)?.[1];
  if (start !== undefined && Number(start) === position) return;
  response.body.discard();
  throw new BerthError(
    'protocol-error',
    `${operation} ${object}: asked for the bytes from ${position} on, and got ${JSON.stringify(range)}`,
    {
      operation,
      object,
      reason: 'wrong-range',
    },
  );
}

/** A connection may break for nothing; what a host says in so many words it would say again. */
function worthResuming({ reason }: BerthError): boolean {
  return reason === 'connection-lost' || reason === 'stalled' || reason === 'truncated';
}

function tooLong({ object, operation, descriptor: { size } }: BlobRequest): BerthError {
  return new BerthError('data-loss', `${operation} ${object}: more came than the ${size} bytes of its descriptor`, {
    operation,
    object,
    reason: 'size-mismatch',
  });
}

/** A response that ends early with its own blessing: taken up again like a broken connection, as long as bytes come. */
function cutShort({ operation, object, descriptor: { size } }: BlobRequest, position: number): BerthError {
  return new BerthError('data-loss', `${operation} ${object}: ended after ${position} of ${size} bytes`, {
    operation,
    object,
    reason: 'truncated',
  });
}
