import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface VersionResponseInit {
  readonly version?: string | null | undefined;
  readonly revision?: string | null | undefined;
}
export interface VersionResponse {
  version: string;
  revision: string;
}
export declare const VersionResponse: Codec<VersionResponseInit, VersionResponse>;
export declare const VersionService: {
  readonly version: UnaryMethod<$google_protobuf.EmptyInit, VersionResponse>;
};
