import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $containerd_types from '../../../containerd/types.js';
import type * as $google_rpc from '../../../google/rpc.js';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface PluginInit {
  readonly type?: string | null | undefined;
  readonly id?: string | null | undefined;
  readonly requires?: readonly string[] | null | undefined;
  readonly platforms?: readonly $containerd_types.PlatformInit[] | null | undefined;
  readonly exports?: Readonly<Record<string, string>> | null | undefined;
  readonly capabilities?: readonly string[] | null | undefined;
  readonly initErr?: $google_rpc.StatusInit | null | undefined;
}
export interface Plugin {
  type: string;
  id: string;
  requires: string[];
  platforms: $containerd_types.Platform[];
  exports: Record<string, string>;
  capabilities: string[];
  initErr: $google_rpc.Status | null | undefined;
}
export interface PluginsRequestInit {
  readonly filters?: readonly string[] | null | undefined;
}
export interface PluginsRequest {
  filters: string[];
}
export interface PluginsResponseInit {
  readonly plugins?: readonly PluginInit[] | null | undefined;
}
export interface PluginsResponse {
  plugins: Plugin[];
}
export interface ServerResponseInit {
  readonly uuid?: string | null | undefined;
  readonly pid?: Long | null | undefined;
  readonly pidns?: Long | null | undefined;
  readonly deprecations?: readonly DeprecationWarningInit[] | null | undefined;
}
export interface ServerResponse {
  uuid: string;
  pid: Long;
  pidns: Long;
  deprecations: DeprecationWarning[];
}
export interface DeprecationWarningInit {
  readonly id?: string | null | undefined;
  readonly message?: string | null | undefined;
  readonly lastOccurrence?: $google_protobuf.TimestampInit | null | undefined;
}
export interface DeprecationWarning {
  id: string;
  message: string;
  lastOccurrence: $google_protobuf.Timestamp | null | undefined;
}
export interface PluginInfoRequestInit {
  readonly type?: string | null | undefined;
  readonly id?: string | null | undefined;
  readonly options?: $google_protobuf.AnyInit | null | undefined;
}
export interface PluginInfoRequest {
  type: string;
  id: string;
  options: $google_protobuf.Any | null | undefined;
}
export interface PluginInfoResponseInit {
  readonly plugin?: PluginInit | null | undefined;
  readonly extra?: $google_protobuf.AnyInit | null | undefined;
}
export interface PluginInfoResponse {
  plugin: Plugin | null | undefined;
  extra: $google_protobuf.Any | null | undefined;
}
export declare const Plugin: Codec<PluginInit, Plugin>;
export declare const PluginsRequest: Codec<PluginsRequestInit, PluginsRequest>;
export declare const PluginsResponse: Codec<PluginsResponseInit, PluginsResponse>;
export declare const ServerResponse: Codec<ServerResponseInit, ServerResponse>;
export declare const DeprecationWarning: Codec<DeprecationWarningInit, DeprecationWarning>;
export declare const PluginInfoRequest: Codec<PluginInfoRequestInit, PluginInfoRequest>;
export declare const PluginInfoResponse: Codec<PluginInfoResponseInit, PluginInfoResponse>;
export declare const IntrospectionService: {
  readonly plugins: UnaryMethod<PluginsRequestInit, PluginsResponse>;
  readonly server: UnaryMethod<$google_protobuf.EmptyInit, ServerResponse>;
  readonly pluginInfo: UnaryMethod<PluginInfoRequestInit, PluginInfoResponse>;
};
