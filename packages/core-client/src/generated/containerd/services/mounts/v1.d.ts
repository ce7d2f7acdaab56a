import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $containerd_types from '../../../containerd/types.js';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface ActivateRequestInit {
  readonly name?: string | null | undefined;
  readonly mounts?: readonly $containerd_types.MountInit[] | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
  readonly temporary?: boolean | null | undefined;
}
export interface ActivateRequest {
  name: string;
  mounts: $containerd_types.Mount[];
  labels: Record<string, string>;
  temporary: boolean;
}
export interface ActivateResponseInit {
  readonly info?: $containerd_types.ActivationInfoInit | null | undefined;
}
export interface ActivateResponse {
  info: $containerd_types.ActivationInfo | null | undefined;
}
export interface DeactivateRequestInit {
  readonly name?: string | null | undefined;
}
export interface DeactivateRequest {
  name: string;
}
export interface InfoRequestInit {
  readonly name?: string | null | undefined;
}
export interface InfoRequest {
  name: string;
}
export interface InfoResponseInit {
  readonly info?: $containerd_types.ActivationInfoInit | null | undefined;
}
export interface InfoResponse {
  info: $containerd_types.ActivationInfo | null | undefined;
}
export interface UpdateRequestInit {
  readonly info?: $containerd_types.ActivationInfoInit | null | undefined;
  readonly updateMask?: $google_protobuf.FieldMaskInit | null | undefined;
}
export interface UpdateRequest {
  info: $containerd_types.ActivationInfo | null | undefined;
  updateMask: $google_protobuf.FieldMask | null | undefined;
}
export interface UpdateResponseInit {
  readonly info?: $containerd_types.ActivationInfoInit | null | undefined;
}
export interface UpdateResponse {
  info: $containerd_types.ActivationInfo | null | undefined;
}
export interface ListRequestInit {
  readonly filters?: readonly string[] | null | undefined;
}
export interface ListRequest {
  filters: string[];
}
export interface ListMessageInit {
  readonly info?: $containerd_types.ActivationInfoInit | null | undefined;
}
export interface ListMessage {
  info: $containerd_types.ActivationInfo | null | undefined;
}
export declare const ActivateRequest: Codec<ActivateRequestInit, ActivateRequest>;
export declare const ActivateResponse: Codec<ActivateResponseInit, ActivateResponse>;
export declare const DeactivateRequest: Codec<DeactivateRequestInit, DeactivateRequest>;
export declare const InfoRequest: Codec<InfoRequestInit, InfoRequest>;
export declare const InfoResponse: Codec<InfoResponseInit, InfoResponse>;
export declare const UpdateRequest: Codec<UpdateRequestInit, UpdateRequest>;
export declare const UpdateResponse: Codec<UpdateResponseInit, UpdateResponse>;
export declare const ListRequest: Codec<ListRequestInit, ListRequest>;
export declare const ListMessage: Codec<ListMessageInit, ListMessage>;
export declare const MountsService: {
  readonly activate: UnaryMethod<ActivateRequestInit, ActivateResponse>;
  readonly deactivate: UnaryMethod<DeactivateRequestInit, $google_protobuf.Empty>;
  readonly info: UnaryMethod<InfoRequestInit, InfoResponse>;
  readonly update: UnaryMethod<UpdateRequestInit, UpdateResponse>;
  readonly list: ServerStreamMethod<ListRequestInit, ListMessage>;
};
