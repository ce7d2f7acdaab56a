import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $containerd_types from '../../../containerd/types.js';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface StoreCreateRequestInit {
  readonly sandbox?: $containerd_types.SandboxInit | null | undefined;
}
export interface StoreCreateRequest {
  sandbox: $containerd_types.Sandbox | null | undefined;
}
export interface StoreCreateResponseInit {
  readonly sandbox?: $containerd_types.SandboxInit | null | undefined;
}
export interface StoreCreateResponse {
  sandbox: $containerd_types.Sandbox | null | undefined;
}
export interface StoreUpdateRequestInit {
  readonly sandbox?: $containerd_types.SandboxInit | null | undefined;
  readonly fields?: readonly string[] | null | undefined;
}
export interface StoreUpdateRequest {
  sandbox: $containerd_types.Sandbox | null | undefined;
  fields: string[];
}
export interface StoreUpdateResponseInit {
  readonly sandbox?: $containerd_types.SandboxInit | null | undefined;
}
export interface StoreUpdateResponse {
  sandbox: $containerd_types.Sandbox | null | undefined;
}
export interface StoreDeleteRequestInit {
  readonly sandboxId?: string | null | undefined;
}
export interface StoreDeleteRequest {
  sandboxId: string;
}
export interface StoreDeleteResponseInit {
}
export interface StoreDeleteResponse {
}
export interface StoreListRequestInit {
  readonly filters?: readonly string[] | null | undefined;
}
export interface StoreListRequest {
  filters: string[];
}
export interface StoreListResponseInit {
  readonly list?: readonly $containerd_types.SandboxInit[] | null | undefined;
}
export interface StoreListResponse {
  list: $containerd_types.Sandbox[];
}
export interface StoreGetRequestInit {
  readonly sandboxId?: string | null | undefined;
}
export interface StoreGetRequest {
  sandboxId: string;
}
export interface StoreGetResponseInit {
  readonly sandbox?: $containerd_types.SandboxInit | null | undefined;
}
export interface StoreGetResponse {
  sandbox: $containerd_types.Sandbox | null | undefined;
}
export interface ControllerCreateRequestInit {
  readonly sandboxId?: string | null | undefined;
  readonly rootfs?: readonly $containerd_types.MountInit[] | null | undefined;
  readonly options?: $google_protobuf.AnyInit | null | undefined;
  readonly netnsPath?: string | null | undefined;
  readonly annotations?: Readonly<Record<string, string>> | null | undefined;
  readonly sandbox?: $containerd_types.SandboxInit | null | undefined;
  readonly sandboxer?: string | null | undefined;
}
export interface ControllerCreateRequest {
  sandboxId: string;
  rootfs: $containerd_types.Mount[];
  options: $google_protobuf.Any | null | undefined;
  netnsPath: string;
  annotations: Record<string, string>;
  sandbox: $containerd_types.Sandbox | null | undefined;
  sandboxer: string;
}
export interface ControllerCreateResponseInit {
  readonly sandboxId?: string | null | undefined;
}
export interface ControllerCreateResponse {
  sandboxId: string;
}
export interface ControllerStartRequestInit {
  readonly sandboxId?: string | null | undefined;
  readonly sandboxer?: string | null | undefined;
}
export interface ControllerStartRequest {
  sandboxId: string;
  sandboxer: string;
}
export interface ControllerStartResponseInit {
  readonly sandboxId?: string | null | undefined;
  readonly pid?: number | null | undefined;
  readonly createdAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
  readonly address?: string | null | undefined;
  readonly version?: number | null | undefined;
  readonly spec?: $google_protobuf.AnyInit | null | undefined;
}
export interface ControllerStartResponse {
  sandboxId: string;
  pid: number;
  createdAt: $google_protobuf.Timestamp | null | undefined;
  labels: Record<string, string>;
  address: string;
  version: number;
  spec: $google_protobuf.Any | null | undefined;
}
export interface ControllerPlatformRequestInit {
  readonly sandboxId?: string | null | undefined;
  readonly sandboxer?: string | null | undefined;
}
export interface ControllerPlatformRequest {
  sandboxId: string;
  sandboxer: string;
}
export interface ControllerPlatformResponseInit {
  readonly platform?: $containerd_types.PlatformInit | null | undefined;
}
export interface ControllerPlatformResponse {
  platform: $containerd_types.Platform | null | undefined;
}
export interface ControllerStopRequestInit {
  readonly sandboxId?: string | null | undefined;
  readonly timeoutSecs?: number | null | undefined;
  readonly sandboxer?: string | null | undefined;
}
export interface ControllerStopRequest {
  sandboxId: string;
  timeoutSecs: number;
  sandboxer: string;
}
export interface ControllerStopResponseInit {
}
export interface ControllerStopResponse {
}
export interface ControllerWaitRequestInit {
  readonly sandboxId?: string | null | undefined;
  readonly sandboxer?: string | null | undefined;
}
export interface ControllerWaitRequest {
  sandboxId: string;
  sandboxer: string;
}
export interface ControllerWaitResponseInit {
  readonly exitStatus?: number | null | undefined;
  readonly exitedAt?: $google_protobuf.TimestampInit | null | undefined;
}
export interface ControllerWaitResponse {
  exitStatus: number;
  exitedAt: $google_protobuf.Timestamp | null | undefined;
}
export interface ControllerStatusRequestInit {
  readonly sandboxId?: string | null | undefined;
  readonly verbose?: boolean | null | undefined;
  readonly sandboxer?: string | null | undefined;
}
export interface ControllerStatusRequest {
  sandboxId: string;
  verbose: boolean;
  sandboxer: string;
}
export interface ControllerStatusResponseInit {
  readonly sandboxId?: string | null | undefined;
  readonly pid?: number | null | undefined;
  readonly state?: string | null | undefined;
  readonly info?: Readonly<Record<string, string>> | null | undefined;
  readonly createdAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly exitedAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly extra?: $google_protobuf.AnyInit | null | undefined;
  readonly address?: string | null | undefined;
  readonly version?: number | null | undefined;
}
export interface ControllerStatusResponse {
  sandboxId: string;
  pid: number;
  state: string;
  info: Record<string, string>;
  createdAt: $google_protobuf.Timestamp | null | undefined;
  exitedAt: $google_protobuf.Timestamp | null | undefined;
  extra: $google_protobuf.Any | null | undefined;
  address: string;
  version: number;
}
export interface ControllerShutdownRequestInit {
  readonly sandboxId?: string | null | undefined;
  readonly sandboxer?: string | null | undefined;
}
export interface ControllerShutdownRequest {
  sandboxId: string;
  sandboxer: string;
}
export interface ControllerShutdownResponseInit {
}
export interface ControllerShutdownResponse {
}
export interface ControllerMetricsRequestInit {
  readonly sandboxId?: string | null | undefined;
  readonly sandboxer?: string | null | undefined;
}
export interface ControllerMetricsRequest {
  sandboxId: string;
  sandboxer: string;
}
export interface ControllerMetricsResponseInit {
  readonly metrics?: $containerd_types.MetricInit | null | undefined;
}
export interface ControllerMetricsResponse {
  metrics: $containerd_types.Metric | null | undefined;
}
export interface ControllerUpdateRequestInit {
  readonly sandboxId?: string | null | undefined;
  readonly sandboxer?: string | null | undefined;
  readonly sandbox?: $containerd_types.SandboxInit | null | undefined;
  readonly fields?: readonly string[] | null | undefined;
}
export interface ControllerUpdateRequest {
  sandboxId: string;
  sandboxer: string;
  sandbox: $containerd_types.Sandbox | null | undefined;
  fields: string[];
}
export interface ControllerUpdateResponseInit {
}
export interface ControllerUpdateResponse {
}
export declare const StoreCreateRequest: Codec<StoreCreateRequestInit, StoreCreateRequest>;
export declare const StoreCreateResponse: Codec<StoreCreateResponseInit, StoreCreateResponse>;
export declare const StoreUpdateRequest: Codec<StoreUpdateRequestInit, StoreUpdateRequest>;
export declare const StoreUpdateResponse: Codec<StoreUpdateResponseInit, StoreUpdateResponse>;
export declare const StoreDeleteRequest: Codec<StoreDeleteRequestInit, StoreDeleteRequest>;
export declare const StoreDeleteResponse: Codec<StoreDeleteResponseInit, StoreDeleteResponse>;
export declare const StoreListRequest: Codec<StoreListRequestInit, StoreListRequest>;
export declare const StoreListResponse: Codec<StoreListResponseInit, StoreListResponse>;
export declare const StoreGetRequest: Codec<StoreGetRequestInit, StoreGetRequest>;
export declare const StoreGetResponse: Codec<StoreGetResponseInit, StoreGetResponse>;
export declare const ControllerCreateRequest: Codec<ControllerCreateRequestInit, ControllerCreateRequest>;
export declare const ControllerCreateResponse: Codec<ControllerCreateResponseInit, ControllerCreateResponse>;
export declare const ControllerStartRequest: Codec<ControllerStartRequestInit, ControllerStartRequest>;
export declare const ControllerStartResponse: Codec<ControllerStartResponseInit, ControllerStartResponse>;
export declare const ControllerPlatformRequest: Codec<ControllerPlatformRequestInit, ControllerPlatformRequest>;
export declare const ControllerPlatformResponse: Codec<ControllerPlatformResponseInit, ControllerPlatformResponse>;
export declare const ControllerStopRequest: Codec<ControllerStopRequestInit, ControllerStopRequest>;
export declare const ControllerStopResponse: Codec<ControllerStopResponseInit, ControllerStopResponse>;
export declare const ControllerWaitRequest: Codec<ControllerWaitRequestInit, ControllerWaitRequest>;
export declare const ControllerWaitResponse: Codec<ControllerWaitResponseInit, ControllerWaitResponse>;
export declare const ControllerStatusRequest: Codec<ControllerStatusRequestInit, ControllerStatusRequest>;
export declare const ControllerStatusResponse: Codec<ControllerStatusResponseInit, ControllerStatusResponse>;
export declare const ControllerShutdownRequest: Codec<ControllerShutdownRequestInit, ControllerShutdownRequest>;
export declare const ControllerShutdownResponse: Codec<ControllerShutdownResponseInit, ControllerShutdownResponse>;
export declare const ControllerMetricsRequest: Codec<ControllerMetricsRequestInit, ControllerMetricsRequest>;
export declare const ControllerMetricsResponse: Codec<ControllerMetricsResponseInit, ControllerMetricsResponse>;
export declare const ControllerUpdateRequest: Codec<ControllerUpdateRequestInit, ControllerUpdateRequest>;
export declare const ControllerUpdateResponse: Codec<ControllerUpdateResponseInit, ControllerUpdateResponse>;
export declare const StoreService: {
  readonly create: UnaryMethod<StoreCreateRequestInit, StoreCreateResponse>;
  readonly update: UnaryMethod<StoreUpdateRequestInit, StoreUpdateResponse>;
  readonly delete: UnaryMethod<StoreDeleteRequestInit, StoreDeleteResponse>;
  readonly list: UnaryMethod<StoreListRequestInit, StoreListResponse>;
  readonly get: UnaryMethod<StoreGetRequestInit, StoreGetResponse>;
};
export declare const ControllerService: {
  readonly create: UnaryMethod<ControllerCreateRequestInit, ControllerCreateResponse>;
  readonly start: UnaryMethod<ControllerStartRequestInit, ControllerStartResponse>;
  readonly platform: UnaryMethod<ControllerPlatformRequestInit, ControllerPlatformResponse>;
  readonly stop: UnaryMethod<ControllerStopRequestInit, ControllerStopResponse>;
  readonly wait: UnaryMethod<ControllerWaitRequestInit, ControllerWaitResponse>;
  readonly status: UnaryMethod<ControllerStatusRequestInit, ControllerStatusResponse>;
  readonly shutdown: UnaryMethod<ControllerShutdownRequestInit, ControllerShutdownResponse>;
  readonly metrics: UnaryMethod<ControllerMetricsRequestInit, ControllerMetricsResponse>;
  readonly update: UnaryMethod<ControllerUpdateRequestInit, ControllerUpdateResponse>;
};
