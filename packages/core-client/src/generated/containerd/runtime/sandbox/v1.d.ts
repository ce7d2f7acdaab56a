import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $containerd_types from '../../../containerd/types.js';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface CreateSandboxRequestInit {
  readonly sandboxId?: string | null | undefined;
  readonly bundlePath?: string | null | undefined;
  readonly rootfs?: readonly $containerd_types.MountInit[] | null | undefined;
  readonly options?: $google_protobuf.AnyInit | null | undefined;
  readonly netnsPath?: string | null | undefined;
  readonly annotations?: Readonly<Record<string, string>> | null | undefined;
}
export interface CreateSandboxRequest {
  sandboxId: string;
  bundlePath: string;
  rootfs: $containerd_types.Mount[];
  options: $google_protobuf.Any | null | undefined;
  netnsPath: string;
  annotations: Record<string, string>;
}
export interface CreateSandboxResponseInit {
}
export interface CreateSandboxResponse {
}
export interface StartSandboxRequestInit {
  readonly sandboxId?: string | null | undefined;
}
export interface StartSandboxRequest {
  sandboxId: string;
}
export interface StartSandboxResponseInit {
  readonly pid?: number | null | undefined;
  readonly createdAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly spec?: $google_protobuf.AnyInit | null | undefined;
}
export interface StartSandboxResponse {
  pid: number;
  createdAt: $google_protobuf.Timestamp | null | undefined;
  spec: $google_protobuf.Any | null | undefined;
}
export interface PlatformRequestInit {
  readonly sandboxId?: string | null | undefined;
}
export interface PlatformRequest {
  sandboxId: string;
}
export interface PlatformResponseInit {
  readonly platform?: $containerd_types.PlatformInit | null | undefined;
}
export interface PlatformResponse {
  platform: $containerd_types.Platform | null | undefined;
}
export interface StopSandboxRequestInit {
  readonly sandboxId?: string | null | undefined;
  readonly timeoutSecs?: number | null | undefined;
}
export interface StopSandboxRequest {
  sandboxId: string;
  timeoutSecs: number;
}
export interface StopSandboxResponseInit {
}
export interface StopSandboxResponse {
}
export interface UpdateSandboxRequestInit {
  readonly sandboxId?: string | null | undefined;
  readonly resources?: $google_protobuf.AnyInit | null | undefined;
  readonly annotations?: Readonly<Record<string, string>> | null | undefined;
  readonly sandbox?: $containerd_types.SandboxInit | null | undefined;
  readonly fields?: readonly string[] | null | undefined;
}
export interface UpdateSandboxRequest {
  sandboxId: string;
  resources: $google_protobuf.Any | null | undefined;
  annotations: Record<string, string>;
  sandbox: $containerd_types.Sandbox | null | undefined;
  fields: string[];
}
export interface WaitSandboxRequestInit {
  readonly sandboxId?: string | null | undefined;
}
export interface WaitSandboxRequest {
  sandboxId: string;
}
export interface WaitSandboxResponseInit {
  readonly exitStatus?: number | null | undefined;
  readonly exitedAt?: $google_protobuf.TimestampInit | null | undefined;
}
export interface WaitSandboxResponse {
  exitStatus: number;
  exitedAt: $google_protobuf.Timestamp | null | undefined;
}
export interface UpdateSandboxResponseInit {
}
export interface UpdateSandboxResponse {
}
export interface SandboxStatusRequestInit {
  readonly sandboxId?: string | null | undefined;
  readonly verbose?: boolean | null | undefined;
}
export interface SandboxStatusRequest {
  sandboxId: string;
  verbose: boolean;
}
export interface SandboxStatusResponseInit {
  readonly sandboxId?: string | null | undefined;
  readonly pid?: number | null | undefined;
  readonly state?: string | null | undefined;
  readonly info?: Readonly<Record<string, string>> | null | undefined;
  readonly createdAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly exitedAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly extra?: $google_protobuf.AnyInit | null | undefined;
}
export interface SandboxStatusResponse {
  sandboxId: string;
  pid: number;
  state: string;
  info: Record<string, string>;
  createdAt: $google_protobuf.Timestamp | null | undefined;
  exitedAt: $google_protobuf.Timestamp | null | undefined;
  extra: $google_protobuf.Any | null | undefined;
}
export interface PingRequestInit {
  readonly sandboxId?: string | null | undefined;
}
export interface PingRequest {
  sandboxId: string;
}
export interface PingResponseInit {
}
export interface PingResponse {
}
export interface ShutdownSandboxRequestInit {
  readonly sandboxId?: string | null | undefined;
}
export interface ShutdownSandboxRequest {
  sandboxId: string;
}
export interface ShutdownSandboxResponseInit {
}
export interface ShutdownSandboxResponse {
}
export interface SandboxMetricsRequestInit {
  readonly sandboxId?: string | null | undefined;
}
export interface SandboxMetricsRequest {
  sandboxId: string;
}
export interface SandboxMetricsResponseInit {
  readonly metrics?: $containerd_types.MetricInit | null | undefined;
}
export interface SandboxMetricsResponse {
  metrics: $containerd_types.Metric | null | undefined;
}
export declare const CreateSandboxRequest: Codec<CreateSandboxRequestInit, CreateSandboxRequest>;
export declare const CreateSandboxResponse: Codec<CreateSandboxResponseInit, CreateSandboxResponse>;
export declare const StartSandboxRequest: Codec<StartSandboxRequestInit, StartSandboxRequest>;
export declare const StartSandboxResponse: Codec<StartSandboxResponseInit, StartSandboxResponse>;
export declare const PlatformRequest: Codec<PlatformRequestInit, PlatformRequest>;
export declare const PlatformResponse: Codec<PlatformResponseInit, PlatformResponse>;
export declare const StopSandboxRequest: Codec<StopSandboxRequestInit, StopSandboxRequest>;
export declare const StopSandboxResponse: Codec<StopSandboxResponseInit, StopSandboxResponse>;
export declare const UpdateSandboxRequest: Codec<UpdateSandboxRequestInit, UpdateSandboxRequest>;
export declare const WaitSandboxRequest: Codec<WaitSandboxRequestInit, WaitSandboxRequest>;
export declare const WaitSandboxResponse: Codec<WaitSandboxResponseInit, WaitSandboxResponse>;
export declare const UpdateSandboxResponse: Codec<UpdateSandboxResponseInit, UpdateSandboxResponse>;
export declare const SandboxStatusRequest: Codec<SandboxStatusRequestInit, SandboxStatusRequest>;
export declare const SandboxStatusResponse: Codec<SandboxStatusResponseInit, SandboxStatusResponse>;
export declare const PingRequest: Codec<PingRequestInit, PingRequest>;
export declare const PingResponse: Codec<PingResponseInit, PingResponse>;
export declare const ShutdownSandboxRequest: Codec<ShutdownSandboxRequestInit, ShutdownSandboxRequest>;
export declare const ShutdownSandboxResponse: Codec<ShutdownSandboxResponseInit, ShutdownSandboxResponse>;
export declare const SandboxMetricsRequest: Codec<SandboxMetricsRequestInit, SandboxMetricsRequest>;
export declare const SandboxMetricsResponse: Codec<SandboxMetricsResponseInit, SandboxMetricsResponse>;
export declare const SandboxService: {
  readonly createSandbox: UnaryMethod<CreateSandboxRequestInit, CreateSandboxResponse>;
  readonly startSandbox: UnaryMethod<StartSandboxRequestInit, StartSandboxResponse>;
  readonly platform: UnaryMethod<PlatformRequestInit, PlatformResponse>;
  readonly stopSandbox: UnaryMethod<StopSandboxRequestInit, StopSandboxResponse>;
  readonly waitSandbox: UnaryMethod<WaitSandboxRequestInit, WaitSandboxResponse>;
  readonly sandboxStatus: UnaryMethod<SandboxStatusRequestInit, SandboxStatusResponse>;
  readonly pingSandbox: UnaryMethod<PingRequestInit, PingResponse>;
  readonly shutdownSandbox: UnaryMethod<ShutdownSandboxRequestInit, ShutdownSandboxResponse>;
  readonly sandboxMetrics: UnaryMethod<SandboxMetricsRequestInit, SandboxMetricsResponse>;
  readonly updateSandbox: UnaryMethod<UpdateSandboxRequestInit, UpdateSandboxResponse>;
};
