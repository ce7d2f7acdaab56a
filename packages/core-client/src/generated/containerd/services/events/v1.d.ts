import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $google_protobuf from '../../../google/protobuf.js';
import type * as $containerd_types from '../../../containerd/types.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface PublishRequestInit {
  readonly topic?: string | null | undefined;
  readonly event?: $google_protobuf.AnyInit | null | undefined;
}
export interface PublishRequest {
  topic: string;
  event: $google_protobuf.Any | null | undefined;
}
export interface ForwardRequestInit {
  readonly envelope?: $containerd_types.EnvelopeInit | null | undefined;
}
export interface ForwardRequest {
  envelope: $containerd_types.Envelope | null | undefined;
}
export interface SubscribeRequestInit {
  readonly filters?: readonly string[] | null | undefined;
}
export interface SubscribeRequest {
  filters: string[];
}
export declare const PublishRequest: Codec<PublishRequestInit, PublishRequest>;
export declare const ForwardRequest: Codec<ForwardRequestInit, ForwardRequest>;
export declare const SubscribeRequest: Codec<SubscribeRequestInit, SubscribeRequest>;
export declare const EventsService: {
  readonly publish: UnaryMethod<PublishRequestInit, $google_protobuf.Empty>;
  readonly forward: UnaryMethod<ForwardRequestInit, $google_protobuf.Empty>;
  readonly subscribe: ServerStreamMethod<SubscribeRequestInit, $containerd_types.Envelope>;
};
