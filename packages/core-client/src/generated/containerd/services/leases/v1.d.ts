import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface LeaseInit {
  readonly id?: string | null | undefined;
  readonly createdAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
}
export interface Lease {
  id: string;
  createdAt: $google_protobuf.Timestamp | null | undefined;
  labels: Record<string, string>;
}
export interface CreateRequestInit {
  readonly id?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
}
export interface CreateRequest {
  id: string;
  labels: Record<string, string>;
}
export interface CreateResponseInit {
  readonly lease?: LeaseInit | null | undefined;
}
export interface CreateResponse {
  lease: Lease | null | undefined;
}
export interface DeleteRequestInit {
  readonly id?: string | null | undefined;
  readonly sync?: boolean | null | undefined;
}
export interface DeleteRequest {
  id: string;
  sync: boolean;
}
export interface ListRequestInit {
  readonly filters?: readonly string[] | null | undefined;
}
export interface ListRequest {
  filters: string[];
}
export interface ListResponseInit {
  readonly leases?: readonly LeaseInit[] | null | undefined;
}
export interface ListResponse {
  leases: Lease[];
}
export interface ResourceInit {
  readonly id?: string | null | undefined;
  readonly type?: string | null | undefined;
}
export interface Resource {
  id: string;
  type: string;
}
export interface AddResourceRequestInit {
  readonly id?: string | null | undefined;
  readonly resource?: ResourceInit | null | undefined;
}
export interface AddResourceRequest {
  id: string;
  resource: Resource | null | undefined;
}
export interface DeleteResourceRequestInit {
  readonly id?: string | null | undefined;
  readonly resource?: ResourceInit | null | undefined;
}
export interface DeleteResourceRequest {
  id: string;
  resource: Resource | null | undefined;
}
export interface ListResourcesRequestInit {
  readonly id?: string | null | undefined;
}
export interface ListResourcesRequest {
  id: string;
}
export interface ListResourcesResponseInit {
  readonly resources?: readonly ResourceInit[] | null | undefined;
}
export interface ListResourcesResponse {
  resources: Resource[];
}
export declare const Lease: Codec<LeaseInit, Lease>;
export declare const CreateRequest: Codec<CreateRequestInit, CreateRequest>;
export declare const CreateResponse: Codec<CreateResponseInit, CreateResponse>;
export declare const DeleteRequest: Codec<DeleteRequestInit, DeleteRequest>;
export declare const ListRequest: Codec<ListRequestInit, ListRequest>;
export declare const ListResponse: Codec<ListResponseInit, ListResponse>;
export declare const Resource: Codec<ResourceInit, Resource>;
export declare const AddResourceRequest: Codec<AddResourceRequestInit, AddResourceRequest>;
export declare const DeleteResourceRequest: Codec<DeleteResourceRequestInit, DeleteResourceRequest>;
export declare const ListResourcesRequest: Codec<ListResourcesRequestInit, ListResourcesRequest>;
export declare const ListResourcesResponse: Codec<ListResourcesResponseInit, ListResourcesResponse>;
export declare const LeasesService: {
  readonly create: UnaryMethod<CreateRequestInit, CreateResponse>;
  readonly delete: UnaryMethod<DeleteRequestInit, $google_protobuf.Empty>;
  readonly list: UnaryMethod<ListRequestInit, ListResponse>;
  readonly addResource: UnaryMethod<AddResourceRequestInit, $google_protobuf.Empty>;
  readonly deleteResource: UnaryMethod<DeleteResourceRequestInit, $google_protobuf.Empty>;
  readonly listResources: UnaryMethod<ListResourcesRequestInit, ListResourcesResponse>;
};
