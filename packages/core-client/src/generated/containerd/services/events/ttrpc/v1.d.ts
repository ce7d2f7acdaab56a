import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $containerd_types from '../../../../containerd/types.js';
import type * as $google_protobuf from '../../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface ForwardRequestInit {
  readonly envelope?: $containerd_types.EnvelopeInit | null | undefined;
}
export interface ForwardRequest {
  envelope: $containerd_types.Envelope | null | undefined;
}
export declare const ForwardRequest: Codec<ForwardRequestInit, ForwardRequest>;
export declare const EventsService: {
  readonly forward: UnaryMethod<ForwardRequestInit, $google_protobuf.Empty>;
};
