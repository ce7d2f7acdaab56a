import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $containerd_types from '../../../containerd/types.js';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface PrepareSnapshotRequestInit {
  readonly snapshotter?: string | null | undefined;
  readonly key?: string | null | undefined;
  readonly parent?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
}
export interface PrepareSnapshotRequest {
  snapshotter: string;
  key: string;
  parent: string;
  labels: Record<string, string>;
}
export interface PrepareSnapshotResponseInit {
  readonly mounts?: readonly $containerd_types.MountInit[] | null | undefined;
}
export interface PrepareSnapshotResponse {
  mounts: $containerd_types.Mount[];
}
export interface ViewSnapshotRequestInit {
  readonly snapshotter?: string | null | undefined;
  readonly key?: string | null | undefined;
  readonly parent?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
}
export interface ViewSnapshotRequest {
  snapshotter: string;
  key: string;
  parent: string;
  labels: Record<string, string>;
}
export interface ViewSnapshotResponseInit {
  readonly mounts?: readonly $containerd_types.MountInit[] | null | undefined;
}
export interface ViewSnapshotResponse {
  mounts: $containerd_types.Mount[];
}
export interface MountsRequestInit {
  readonly snapshotter?: string | null | undefined;
  readonly key?: string | null | undefined;
}
export interface MountsRequest {
  snapshotter: string;
  key: string;
}
export interface MountsResponseInit {
  readonly mounts?: readonly $containerd_types.MountInit[] | null | undefined;
}
export interface MountsResponse {
  mounts: $containerd_types.Mount[];
}
export interface RemoveSnapshotRequestInit {
  readonly snapshotter?: string | null | undefined;
  readonly key?: string | null | undefined;
}
export interface RemoveSnapshotRequest {
  snapshotter: string;
  key: string;
}
export interface CommitSnapshotRequestInit {
  readonly snapshotter?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly key?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
  readonly parent?: string | null | undefined;
}
export interface CommitSnapshotRequest {
  snapshotter: string;
  name: string;
  key: string;
  labels: Record<string, string>;
  parent: string;
}
export interface StatSnapshotRequestInit {
  readonly snapshotter?: string | null | undefined;
  readonly key?: string | null | undefined;
}
export interface StatSnapshotRequest {
  snapshotter: string;
  key: string;
}
export interface InfoInit {
  readonly name?: string | null | undefined;
  readonly parent?: string | null | undefined;
  readonly kind?: number | null | undefined;
  readonly createdAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly updatedAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
}
export interface Info {
  name: string;
  parent: string;
  kind: number;
  createdAt: $google_protobuf.Timestamp | null | undefined;
  updatedAt: $google_protobuf.Timestamp | null | undefined;
  labels: Record<string, string>;
}
export interface StatSnapshotResponseInit {
  readonly info?: InfoInit | null | undefined;
}
export interface StatSnapshotResponse {
  info: Info | null | undefined;
}
export interface UpdateSnapshotRequestInit {
  readonly snapshotter?: string | null | undefined;
  readonly info?: InfoInit | null | undefined;
  readonly updateMask?: $google_protobuf.FieldMaskInit | null | undefined;
}
export interface UpdateSnapshotRequest {
  snapshotter: string;
  info: Info | null | undefined;
  updateMask: $google_protobuf.FieldMask | null | undefined;
}
export interface UpdateSnapshotResponseInit {
  readonly info?: InfoInit | null | undefined;
}
export interface UpdateSnapshotResponse {
  info: Info | null | undefined;
}
export interface ListSnapshotsRequestInit {
  readonly snapshotter?: string | null | undefined;
  readonly filters?: readonly string[] | null | undefined;
}
export interface ListSnapshotsRequest {
  snapshotter: string;
  filters: string[];
}
export interface ListSnapshotsResponseInit {
  readonly info?: readonly InfoInit[] | null | undefined;
}
export interface ListSnapshotsResponse {
  info: Info[];
}
export interface UsageRequestInit {
  readonly snapshotter?: string | null | undefined;
  readonly key?: string | null | undefined;
}
export interface UsageRequest {
  snapshotter: string;
  key: string;
}
export interface UsageResponseInit {
  readonly size?: Long | null | undefined;
  readonly inodes?: Long | null | undefined;
}
export interface UsageResponse {
  size: Long;
  inodes: Long;
}
export interface CleanupRequestInit {
  readonly snapshotter?: string | null | undefined;
}
export interface CleanupRequest {
  snapshotter: string;
}
export declare const PrepareSnapshotRequest: Codec<PrepareSnapshotRequestInit, PrepareSnapshotRequest>;
export declare const PrepareSnapshotResponse: Codec<PrepareSnapshotResponseInit, PrepareSnapshotResponse>;
export declare const ViewSnapshotRequest: Codec<ViewSnapshotRequestInit, ViewSnapshotRequest>;
export declare const ViewSnapshotResponse: Codec<ViewSnapshotResponseInit, ViewSnapshotResponse>;
export declare const MountsRequest: Codec<MountsRequestInit, MountsRequest>;
export declare const MountsResponse: Codec<MountsResponseInit, MountsResponse>;
export declare const RemoveSnapshotRequest: Codec<RemoveSnapshotRequestInit, RemoveSnapshotRequest>;
export declare const CommitSnapshotRequest: Codec<CommitSnapshotRequestInit, CommitSnapshotRequest>;
export declare const StatSnapshotRequest: Codec<StatSnapshotRequestInit, StatSnapshotRequest>;
export declare const Info: Codec<InfoInit, Info>;
export declare const StatSnapshotResponse: Codec<StatSnapshotResponseInit, StatSnapshotResponse>;
export declare const UpdateSnapshotRequest: Codec<UpdateSnapshotRequestInit, UpdateSnapshotRequest>;
export declare const UpdateSnapshotResponse: Codec<UpdateSnapshotResponseInit, UpdateSnapshotResponse>;
export declare const ListSnapshotsRequest: Codec<ListSnapshotsRequestInit, ListSnapshotsRequest>;
export declare const ListSnapshotsResponse: Codec<ListSnapshotsResponseInit, ListSnapshotsResponse>;
export declare const UsageRequest: Codec<UsageRequestInit, UsageRequest>;
export declare const UsageResponse: Codec<UsageResponseInit, UsageResponse>;
export declare const CleanupRequest: Codec<CleanupRequestInit, CleanupRequest>;
export declare const Kind: { readonly UNKNOWN: 0; readonly VIEW: 1; readonly ACTIVE: 2; readonly COMMITTED: 3 };
export declare const SnapshotsService: {
  readonly prepare: UnaryMethod<PrepareSnapshotRequestInit, PrepareSnapshotResponse>;
  readonly view: UnaryMethod<ViewSnapshotRequestInit, ViewSnapshotResponse>;
  readonly mounts: UnaryMethod<MountsRequestInit, MountsResponse>;
  readonly commit: UnaryMethod<CommitSnapshotRequestInit, $google_protobuf.Empty>;
  readonly remove: UnaryMethod<RemoveSnapshotRequestInit, $google_protobuf.Empty>;
  readonly stat: UnaryMethod<StatSnapshotRequestInit, StatSnapshotResponse>;
  readonly update: UnaryMethod<UpdateSnapshotRequestInit, UpdateSnapshotResponse>;
  readonly list: ServerStreamMethod<ListSnapshotsRequestInit, ListSnapshotsResponse>;
  readonly usage: UnaryMethod<UsageRequestInit, UsageResponse>;
  readonly cleanup: UnaryMethod<CleanupRequestInit, $google_protobuf.Empty>;
};
