import type {  } from '@berth/rpc';
import type Long from 'long';
import type * as $google_protobuf from '../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface MountInit {
  readonly type?: string | null | undefined;
  readonly source?: string | null | undefined;
  readonly target?: string | null | undefined;
  readonly options?: readonly string[] | null | undefined;
}
export interface Mount {
  type: string;
  source: string;
  target: string;
  options: string[];
}
export interface ActiveMountInit {
  readonly mount?: MountInit | null | undefined;
  readonly mountedAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly mountPoint?: string | null | undefined;
  readonly data?: Readonly<Record<string, string>> | null | undefined;
}
export interface ActiveMount {
  mount: Mount | null | undefined;
  mountedAt: $google_protobuf.Timestamp | null | undefined;
  mountPoint: string;
  data: Record<string, string>;
}
export interface ActivationInfoInit {
  readonly name?: string | null | undefined;
  readonly active?: readonly ActiveMountInit[] | null | undefined;
  readonly system?: readonly MountInit[] | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
}
export interface ActivationInfo {
  name: string;
  active: ActiveMount[];
  system: Mount[];
  labels: Record<string, string>;
}
export interface MountCapabilitiesInit {
  readonly types?: readonly string[] | null | undefined;
  readonly transforms?: readonly string[] | null | undefined;
}
export interface MountCapabilities {
  types: string[];
  transforms: string[];
}
export interface MetricInit {
  readonly timestamp?: $google_protobuf.TimestampInit | null | undefined;
  readonly id?: string | null | undefined;
  readonly data?: $google_protobuf.AnyInit | null | undefined;
}
export interface Metric {
  timestamp: $google_protobuf.Timestamp | null | undefined;
  id: string;
  data: $google_protobuf.Any | null | undefined;
}
export interface PlatformInit {
  readonly os?: string | null | undefined;
  readonly architecture?: string | null | undefined;
  readonly variant?: string | null | undefined;
  readonly osVersion?: string | null | undefined;
  readonly osFeatures?: readonly string[] | null | undefined;
}
export interface Platform {
  os: string;
  architecture: string;
  variant: string;
  osVersion: string;
  osFeatures: string[];
}
export interface SandboxInit {
  readonly sandboxId?: string | null | undefined;
  readonly runtime?: Sandbox_RuntimeInit | null | undefined;
  readonly spec?: $google_protobuf.AnyInit | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
  readonly createdAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly updatedAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly extensions?: Readonly<Record<string, $google_protobuf.AnyInit>> | null | undefined;
  readonly sandboxer?: string | null | undefined;
}
export interface Sandbox {
  sandboxId: string;
  runtime: Sandbox_Runtime | null | undefined;
  spec: $google_protobuf.Any | null | undefined;
  labels: Record<string, string>;
  createdAt: $google_protobuf.Timestamp | null | undefined;
  updatedAt: $google_protobuf.Timestamp | null | undefined;
  extensions: Record<string, $google_protobuf.Any>;
  sandboxer: string;
}
export interface Sandbox_RuntimeInit {
  readonly name?: string | null | undefined;
  readonly options?: $google_protobuf.AnyInit | null | undefined;
}
export interface Sandbox_Runtime {
  name: string;
  options: $google_protobuf.Any | null | undefined;
}
export interface DescriptorInit {
  readonly mediaType?: string | null | undefined;
  readonly digest?: string | null | undefined;
  readonly size?: Long | null | undefined;
  readonly annotations?: Readonly<Record<string, string>> | null | undefined;
}
export interface Descriptor {
  mediaType: string;
  digest: string;
  size: Long;
  annotations: Record<string, string>;
}
export interface EnvelopeInit {
  readonly timestamp?: $google_protobuf.TimestampInit | null | undefined;
  readonly namespace?: string | null | undefined;
  readonly topic?: string | null | undefined;
  readonly event?: $google_protobuf.AnyInit | null | undefined;
}
export interface Envelope {
  timestamp: $google_protobuf.Timestamp | null | undefined;
  namespace: string;
  topic: string;
  event: $google_protobuf.Any | null | undefined;
}
export interface RuntimeRequestInit {
  readonly runtimePath?: string | null | undefined;
  readonly options?: $google_protobuf.AnyInit | null | undefined;
}
export interface RuntimeRequest {
  runtimePath: string;
  options: $google_protobuf.Any | null | undefined;
}
export interface RuntimeVersionInit {
  readonly version?: string | null | undefined;
  readonly revision?: string | null | undefined;
}
export interface RuntimeVersion {
  version: string;
  revision: string;
}
export interface RuntimeInfoInit {
  readonly name?: string | null | undefined;
  readonly version?: RuntimeVersionInit | null | undefined;
  readonly options?: $google_protobuf.AnyInit | null | undefined;
  readonly features?: $google_protobuf.AnyInit | null | undefined;
  readonly annotations?: Readonly<Record<string, string>> | null | undefined;
}
export interface RuntimeInfo {
  name: string;
  version: RuntimeVersion | null | undefined;
  options: $google_protobuf.Any | null | undefined;
  features: $google_protobuf.Any | null | undefined;
  annotations: Record<string, string>;
}
export declare const Mount: Codec<MountInit, Mount>;
export declare const ActiveMount: Codec<ActiveMountInit, ActiveMount>;
export declare const ActivationInfo: Codec<ActivationInfoInit, ActivationInfo>;
export declare const MountCapabilities: Codec<MountCapabilitiesInit, MountCapabilities>;
export declare const Metric: Codec<MetricInit, Metric>;
export declare const Platform: Codec<PlatformInit, Platform>;
export declare const Sandbox: Codec<SandboxInit, Sandbox>;
export declare const Sandbox_Runtime: Codec<Sandbox_RuntimeInit, Sandbox_Runtime>;
export declare const Descriptor: Codec<DescriptorInit, Descriptor>;
export declare const Envelope: Codec<EnvelopeInit, Envelope>;
export declare const RuntimeRequest: Codec<RuntimeRequestInit, RuntimeRequest>;
export declare const RuntimeVersion: Codec<RuntimeVersionInit, RuntimeVersion>;
export declare const RuntimeInfo: Codec<RuntimeInfoInit, RuntimeInfo>;
