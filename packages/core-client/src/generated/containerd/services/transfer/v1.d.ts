import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface TransferRequestInit {
  readonly source?: $google_protobuf.AnyInit | null | undefined;
  readonly destination?: $google_protobuf.AnyInit | null | undefined;
  readonly options?: TransferOptionsInit | null | undefined;
}
export interface TransferRequest {
  source: $google_protobuf.Any | null | undefined;
  destination: $google_protobuf.Any | null | undefined;
  options: TransferOptions | null | undefined;
}
export interface TransferOptionsInit {
  readonly progressStream?: string | null | undefined;
}
export interface TransferOptions {
  progressStream: string;
}
export declare const TransferRequest: Codec<TransferRequestInit, TransferRequest>;
export declare const TransferOptions: Codec<TransferOptionsInit, TransferOptions>;
export declare const TransferService: {
  readonly transfer: UnaryMethod<TransferRequestInit, $google_protobuf.Empty>;
};
