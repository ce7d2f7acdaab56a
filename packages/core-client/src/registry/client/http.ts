import { Readable } from 'node:stream';
import { abortError, throwIfAborted, type BlockPool } from '@berth/foundation';
import type { Dispatcher } from 'undici';
import { secretsOf } from '../auth/masked.js';
import { receivedBody, type ResponseBody } from './response-body.js';

/** One HTTP request, complete: no redirect, no retry and no credentials are added below this level. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  readonly headers: HttpHeaders;
  readonly body?: Buffer | AsyncIterable<Uint8Array> | undefined;
  /** The longest silence before the response's headers, in milliseconds. */
  readonly headersTimeoutMs: number;
  /** The longest silence within the response's body, in milliseconds. The time that a slow reader takes does not count. */
  readonly stallTimeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Headers to send, names in lower case. */
export type HttpHeaders = Readonly<Record<string, string | string[]>>;

/** A response whose headers have come; the body must be read or discarded. */
export interface HttpResponse {
  /** Where it came from. */
  readonly url: URL;
  readonly status: number;
  /** The value of a header by its name in lower case; several are joined by a comma. */
  header(name: string): string | undefined;
  /** Every value of a header, in the order they came. */
  headerValues(name: string): readonly string[];
  readonly body: ResponseBody;
  /** What the request carried that nothing said of the response may repeat. */
  readonly secrets: readonly string[];
}

/** Sends a request and resolves with the response's headers. Rejects with undici's own error, or the abort error. */
export async function sendRequest(
  dispatcher: Dispatcher,
  memory: BlockPool,
  request: HttpRequest,
): Promise<HttpResponse> {
  const { signal } = request;
  throwIfAborted(signal);
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    const onAbort = (): void => {
      const error = abortError(signal);
      controller?.abort(error);
      reject(error);
    };
    const body = receivedBody(memory, () => {
      signal?.removeEventListener('abort', onAbort);
    });
    signal?.addEventListener('abort', onAbort, { once: true });
    dispatcher.dispatch(dispatchOptions(request), {
      onRequestStart(started) {
        controller = started;
        if (signal?.aborted === true) started.abort(abortError(signal));
      },
      onResponseStart(started, status, headers) {
        if (status < 200) return;
        body.start(started);
        resolve({
          url: request.url,
          status,
          header: (name) => joined(headers[name]),
          headerValues: (name) => listed(headers[name]),
          body: body.content,
          secrets: listed(request.headers['authorization']).flatMap(secretsOf),
        });
      },
      onResponseData(_, chunk) {
        body.push(chunk);
      },
      onResponseEnd() {
        body.end();
      },
      onResponseError(_, error) {
        body.fail(error);
        reject(error);
      },
    });
  });
}

function dispatchOptions(request: HttpRequest): Dispatcher.DispatchOptions {
  const { url, method, headers, body } = request;
  return {
    origin: url.origin,
    path: url.pathname + url.search,
    method,
    headers: { ...headers },
    body:
      body === undefined || Buffer.isBuffer(body)
        ? (body ?? null)
        : Readable.from(body, { objectMode: true, highWaterMark: 4 }),
    headersTimeout: request.headersTimeoutMs,
    bodyTimeout: request.stallTimeoutMs,
  };
}

function listed(value: string | string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

function joined(value: string | string[] | undefined): string | undefined {
  return value === undefined ? undefined : listed(value).join(', ');
}
