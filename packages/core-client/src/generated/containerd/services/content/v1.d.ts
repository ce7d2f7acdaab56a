import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface InfoInit {
  readonly digest?: string | null | undefined;
  readonly size?: Long | null | undefined;
  readonly createdAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly updatedAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
}
export interface Info {
  digest: string;
  size: Long;
  createdAt: $google_protobuf.Timestamp | null | undefined;
  updatedAt: $google_protobuf.Timestamp | null | undefined;
  labels: Record<string, string>;
}
export interface InfoRequestInit {
  readonly digest?: string | null | undefined;
}
export interface InfoRequest {
  digest: string;
}
export interface InfoResponseInit {
  readonly info?: InfoInit | null | undefined;
}
export interface InfoResponse {
  info: Info | null | undefined;
}
export interface UpdateRequestInit {
  readonly info?: InfoInit | null | undefined;
  readonly updateMask?: $google_protobuf.FieldMaskInit | null | undefined;
}
export interface UpdateRequest {
  info: Info | null | undefined;
  updateMask: $google_protobuf.FieldMask | null | undefined;
}
export interface UpdateResponseInit {
  readonly info?: InfoInit | null | undefined;
}
export interface UpdateResponse {
  info: Info | null | undefined;
}
export interface ListContentRequestInit {
  readonly filters?: readonly string[] | null | undefined;
}
export interface ListContentRequest {
  filters: string[];
}
export interface ListContentResponseInit {
  readonly info?: readonly InfoInit[] | null | undefined;
}
export interface ListContentResponse {
  info: Info[];
}
export interface DeleteContentRequestInit {
  readonly digest?: string | null | undefined;
}
export interface DeleteContentRequest {
  digest: string;
}
export interface ReadContentRequestInit {
  readonly digest?: string | null | undefined;
  readonly offset?: Long | null | undefined;
  readonly size?: Long | null | undefined;
}
export interface ReadContentRequest {
  digest: string;
  offset: Long;
  size: Long;
}
export interface ReadContentResponseInit {
  readonly offset?: Long | null | undefined;
  readonly data?: Uint8Array | null | undefined;
}
export interface ReadContentResponse {
  offset: Long;
  data: Uint8Array;
}
export interface StatusInit {
  readonly startedAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly updatedAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly ref?: string | null | undefined;
  readonly offset?: Long | null | undefined;
  readonly total?: Long | null | undefined;
  readonly expected?: string | null | undefined;
}
export interface Status {
  startedAt: $google_protobuf.Timestamp | null | undefined;
  updatedAt: $google_protobuf.Timestamp | null | undefined;
  ref: string;
  offset: Long;
  total: Long;
  expected: string;
}
export interface StatusRequestInit {
  readonly ref?: string | null | undefined;
}
export interface StatusRequest {
  ref: string;
}
export interface StatusResponseInit {
  readonly status?: StatusInit | null | undefined;
}
export interface StatusResponse {
  status: Status | null | undefined;
}
export interface ListStatusesRequestInit {
  readonly filters?: readonly string[] | null | undefined;
}
export interface ListStatusesRequest {
  filters: string[];
}
export interface ListStatusesResponseInit {
  readonly statuses?: readonly StatusInit[] | null | undefined;
}
export interface ListStatusesResponse {
  statuses: Status[];
}
export interface WriteContentRequestInit {
  readonly action?: number | null | undefined;
  readonly ref?: string | null | undefined;
  readonly total?: Long | null | undefined;
  readonly expected?: string | null | undefined;
  readonly offset?: Long | null | undefined;
  readonly data?: Uint8Array | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
}
export interface WriteContentRequest {
  action: number;
  ref: string;
  total: Long;
  expected: string;
  offset: Long;
  data: Uint8Array;
  labels: Record<string, string>;
}
export interface WriteContentResponseInit {
  readonly action?: number | null | undefined;
  readonly startedAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly updatedAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly offset?: Long | null | undefined;
  readonly total?: Long | null | undefined;
  readonly digest?: string | null | undefined;
}
export interface WriteContentResponse {
  action: number;
  startedAt: $google_protobuf.Timestamp | null | undefined;
  updatedAt: $google_protobuf.Timestamp | null | undefined;
  offset: Long;
  total: Long;
  digest: string;
}
export interface AbortRequestInit {
  readonly ref?: string | null | undefined;
}
export interface AbortRequest {
  ref: string;
}
export declare const Info: Codec<InfoInit, Info>;
export declare const InfoRequest: Codec<InfoRequestInit, InfoRequest>;
export declare const InfoResponse: Codec<InfoResponseInit, InfoResponse>;
export declare const UpdateRequest: Codec<UpdateRequestInit, UpdateRequest>;
export declare const UpdateResponse: Codec<UpdateResponseInit, UpdateResponse>;
export declare const ListContentRequest: Codec<ListContentRequestInit, ListContentRequest>;
export declare const ListContentResponse: Codec<ListContentResponseInit, ListContentResponse>;
export declare const DeleteContentRequest: Codec<DeleteContentRequestInit, DeleteContentRequest>;
export declare const ReadContentRequest: Codec<ReadContentRequestInit, ReadContentRequest>;
export declare const ReadContentResponse: Codec<ReadContentResponseInit, ReadContentResponse>;
export declare const Status: Codec<StatusInit, Status>;
export declare const StatusRequest: Codec<StatusRequestInit, StatusRequest>;
export declare const StatusResponse: Codec<StatusResponseInit, StatusResponse>;
export declare const ListStatusesRequest: Codec<ListStatusesRequestInit, ListStatusesRequest>;
export declare const ListStatusesResponse: Codec<ListStatusesResponseInit, ListStatusesResponse>;
export declare const WriteContentRequest: Codec<WriteContentRequestInit, WriteContentRequest>;
export declare const WriteContentResponse: Codec<WriteContentResponseInit, WriteContentResponse>;
export declare const AbortRequest: Codec<AbortRequestInit, AbortRequest>;
export declare const WriteAction: { readonly STAT: 0; readonly WRITE: 1; readonly COMMIT: 2 };
export declare const ContentService: {
  readonly info: UnaryMethod<InfoRequestInit, InfoResponse>;
  readonly update: UnaryMethod<UpdateRequestInit, UpdateResponse>;
  readonly list: ServerStreamMethod<ListContentRequestInit, ListContentResponse>;
  readonly delete: UnaryMethod<DeleteContentRequestInit, $google_protobuf.Empty>;
  readonly read: ServerStreamMethod<ReadContentRequestInit, ReadContentResponse>;
  readonly status: UnaryMethod<StatusRequestInit, StatusResponse>;
  readonly listStatuses: UnaryMethod<ListStatusesRequestInit, ListStatusesResponse>;
  readonly write: BidiMethod<WriteContentRequestInit, WriteContentResponse>;
  readonly abort: UnaryMethod<AbortRequestInit, $google_protobuf.Empty>;
};
