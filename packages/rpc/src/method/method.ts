/**
 * One method of a gRPC service, as generated from its .proto text: everything that a client or a server needs to know of it.
 * `Req` is what may be sent (partial messages), `Res` what comes out of decoding (every field present).
 */
export interface Method<Req, Res> {
  /** `/package.Service/Method`. */
  readonly path: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly request: Codec<Req>;
  readonly response: Codec<Res>;
}

/** How one message goes to bytes and back. */
export interface Codec<T> {
  encode(message: T): Uint8Array;
  decode(bytes: Uint8Array): T;
}

/** One request, one response. */
export interface UnaryMethod<Req, Res> extends Method<Req, Res> {
  readonly requestStream: false;
  readonly responseStream: false;
}

/** One request, many responses. */
export interface ServerStreamMethod<Req, Res> extends Method<Req, Res> {
  readonly requestStream: false;
  readonly responseStream: true;
}

/** Many requests, one response. */
export interface ClientStreamMethod<Req, Res> extends Method<Req, Res> {
  readonly requestStream: true;
  readonly responseStream: false;
}

/** Requests and responses in any order. */
export interface BidiMethod<Req, Res> extends Method<Req, Res> {
  readonly requestStream: true;
  readonly responseStream: true;
}
