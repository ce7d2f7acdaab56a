import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $containerd_types from '../../../containerd/types.js';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface ApplyRequestInit {
  readonly diff?: $containerd_types.DescriptorInit | null | undefined;
  readonly mounts?: readonly $containerd_types.MountInit[] | null | undefined;
  readonly payloads?: Readonly<Record<string, $google_protobuf.AnyInit>> | null | undefined;
  readonly syncFs?: boolean | null | undefined;
}
export interface ApplyRequest {
  diff: $containerd_types.Descriptor | null | undefined;
  mounts: $containerd_types.Mount[];
  payloads: Record<string, $google_protobuf.Any>;
  syncFs: boolean;
}
export interface ApplyResponseInit {
  readonly applied?: $containerd_types.DescriptorInit | null | undefined;
}
export interface ApplyResponse {
  applied: $containerd_types.Descriptor | null | undefined;
}
export interface DiffRequestInit {
  readonly left?: readonly $containerd_types.MountInit[] | null | undefined;
  readonly right?: readonly $containerd_types.MountInit[] | null | undefined;
  readonly mediaType?: string | null | undefined;
  readonly ref?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
  readonly sourceDateEpoch?: $google_protobuf.TimestampInit | null | undefined;
}
export interface DiffRequest {
  left: $containerd_types.Mount[];
  right: $containerd_types.Mount[];
  mediaType: string;
  ref: string;
  labels: Record<string, string>;
  sourceDateEpoch: $google_protobuf.Timestamp | null | undefined;
}
export interface DiffResponseInit {
  readonly diff?: $containerd_types.DescriptorInit | null | undefined;
}
export interface DiffResponse {
  diff: $containerd_types.Descriptor | null | undefined;
}
export declare const ApplyRequest: Codec<ApplyRequestInit, ApplyRequest>;
export declare const ApplyResponse: Codec<ApplyResponseInit, ApplyResponse>;
export declare const DiffRequest: Codec<DiffRequestInit, DiffRequest>;
export declare const DiffResponse: Codec<DiffResponseInit, DiffResponse>;
export declare const DiffService: {
  readonly apply: UnaryMethod<ApplyRequestInit, ApplyResponse>;
  readonly diff: UnaryMethod<DiffRequestInit, DiffResponse>;
};
