import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '../method/method.js';
import type { ClassifyStatus } from '../status/rpc-error.js';
import type { CallOptions } from './call-options.js';

/** A bidirectional call under way. Iterate for the responses; disposing it, or leaving the loop, cancels the call. */
export interface BidiCall<Req, Res> extends AsyncIterable<Res>, AsyncDisposable {
  /** Queues one request; resolves when the transport has room for the next, so that memory stays bounded. */
  send(request: Req): Promise<void>;
  /** Says that no request follows. */
  end(): void;
  /** Fires when the call has failed, with the failure as its reason, also while nobody sends or reads. Not when it is disposed. */
  readonly broken: AbortSignal;
}

/** A bidirectional call of requests that are encoded already and too long to be copied. Otherwise a {@link BidiCall}. */
export interface UploadCall<Res> extends Omit<BidiCall<never, Res>, 'send'> {
  /** Sends one request, in pieces that are put together on the wire. They must not change until the peer has answered to them. */
  send(pieces: readonly Uint8Array[]): Promise<void>;
}

/** What an upload needs to know of its method, which is a bidirectional one. */
export type UploadMethod<Res> = Pick<BidiMethod<unknown, Res>, 'path' | 'response'>;

/** A connection to a gRPC server, in the four call shapes. Every failure is a BerthError. */
export interface Channel extends AsyncDisposable {
  unary<Req, Res>(method: UnaryMethod<Req, Res>, request: Req, options: CallOptions): Promise<Res>;
  /** Nothing is sent until the iteration begins; leaving the loop cancels the call. */
  serverStream<Req, Res>(method: ServerStreamMethod<Req, Res>, request: Req, options: CallOptions): AsyncIterable<Res>;
  clientStream<Req, Res>(
    method: ClientStreamMethod<Req, Res>,
    requests: AsyncIterable<Req>,
    options: CallOptions,
  ): Promise<Res>;
  bidi<Req, Res>(method: BidiMethod<Req, Res>, options: CallOptions): BidiCall<Req, Res>;
  /** A bidirectional call that takes its requests encoded and copies none, on a connection of its own that all uploads share. */
  upload<Res>(method: UploadMethod<Res>, options: CallOptions): UploadCall<Res>;
  /** Resolves once the transport is connected; rejects with `cancelled` or `deadline-exceeded` when the signal fires. */
  waitReady(options?: { readonly signal?: AbortSignal | undefined }): Promise<void>;
  /** Ends the connection; calls under way fail with `cancelled`. Closing twice is closing once. */
  close(): void;
}

/** How a {@link Channel} is opened. */
export interface ChannelOptions {
  /** `unix:///path` or `host:port`. */
  readonly target: string;
  /** The largest message sent or received, in bytes. Default 16 MiB, as containerd's. */
  readonly maxMessageBytes?: number | undefined;
  /** The longest wait between two attempts to connect, in milliseconds. Default 10,000. */
  readonly reconnectMaxMs?: number | undefined;
  /** What the service's client reads out of a status beyond its number. */
  readonly classify?: ClassifyStatus | undefined;
}
