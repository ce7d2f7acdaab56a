import type {  } from '@berth/rpc';
import type Long from 'long';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface BootstrapParamsInit {
  readonly instanceId?: string | null | undefined;
  readonly namespace?: string | null | undefined;
  readonly logLevel?: number | null | undefined;
  readonly containerdVersion?: string | null | undefined;
  readonly containerdTtrpcAddress?: string | null | undefined;
  readonly containerdGrpcAddress?: string | null | undefined;
  readonly containerdBinary?: string | null | undefined;
  readonly extensions?: readonly ExtensionInit[] | null | undefined;
  readonly socketDir?: string | null | undefined;
}
export interface BootstrapParams {
  instanceId: string;
  namespace: string;
  logLevel: number;
  containerdVersion: string;
  containerdTtrpcAddress: string;
  containerdGrpcAddress: string;
  containerdBinary: string;
  extensions: Extension[];
  socketDir: string | null | undefined;
}
export interface ExtensionInit {
  readonly value?: $google_protobuf.AnyInit | null | undefined;
}
export interface Extension {
  value: $google_protobuf.Any | null | undefined;
}
export interface BootstrapResultInit {
  readonly version?: number | null | undefined;
  readonly address?: string | null | undefined;
  readonly protocol?: string | null | undefined;
  readonly capabilities?: readonly number[] | null | undefined;
  readonly metadata?: Readonly<Record<string, string>> | null | undefined;
  readonly extensions?: readonly ExtensionInit[] | null | undefined;
}
export interface BootstrapResult {
  version: number;
  address: string;
  protocol: string;
  capabilities: number[];
  metadata: Record<string, string>;
  extensions: Extension[];
}
export declare const BootstrapParams: Codec<BootstrapParamsInit, BootstrapParams>;
export declare const Extension: Codec<ExtensionInit, Extension>;
export declare const BootstrapResult: Codec<BootstrapResultInit, BootstrapResult>;
export declare const LogLevel: { readonly LOG_LEVEL_INFO: 0; readonly LOG_LEVEL_TRACE: -8; readonly LOG_LEVEL_DEBUG: -4; readonly LOG_LEVEL_WARN: 4; readonly LOG_LEVEL_ERROR: 8; readonly LOG_LEVEL_FATAL: 10; readonly LOG_LEVEL_PANIC: 12 };
export declare const Capability: { readonly CAPABILITY_UNSPECIFIED: 0 };
