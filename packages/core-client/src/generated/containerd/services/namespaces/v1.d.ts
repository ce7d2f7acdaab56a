import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface NamespaceInit {
  readonly name?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
}
export interface Namespace {
  name: string;
  labels: Record<string, string>;
}
export interface GetNamespaceRequestInit {
  readonly name?: string | null | undefined;
}
export interface GetNamespaceRequest {
  name: string;
}
export interface GetNamespaceResponseInit {
  readonly namespace?: NamespaceInit | null | undefined;
}
export interface GetNamespaceResponse {
  namespace: Namespace | null | undefined;
}
export interface ListNamespacesRequestInit {
  readonly filter?: string | null | undefined;
}
export interface ListNamespacesRequest {
  filter: string;
}
export interface ListNamespacesResponseInit {
  readonly namespaces?: readonly NamespaceInit[] | null | undefined;
}
export interface ListNamespacesResponse {
  namespaces: Namespace[];
}
export interface CreateNamespaceRequestInit {
  readonly namespace?: NamespaceInit | null | undefined;
}
export interface CreateNamespaceRequest {
  namespace: Namespace | null | undefined;
}
export interface CreateNamespaceResponseInit {
  readonly namespace?: NamespaceInit | null | undefined;
}
export interface CreateNamespaceResponse {
  namespace: Namespace | null | undefined;
}
export interface UpdateNamespaceRequestInit {
  readonly namespace?: NamespaceInit | null | undefined;
  readonly updateMask?: $google_protobuf.FieldMaskInit | null | undefined;
}
export interface UpdateNamespaceRequest {
  namespace: Namespace | null | undefined;
  updateMask: $google_protobuf.FieldMask | null | undefined;
}
export interface UpdateNamespaceResponseInit {
  readonly namespace?: NamespaceInit | null | undefined;
}
export interface UpdateNamespaceResponse {
  namespace: Namespace | null | undefined;
}
export interface DeleteNamespaceRequestInit {
  readonly name?: string | null | undefined;
}
export interface DeleteNamespaceRequest {
  name: string;
}
export declare const Namespace: Codec<NamespaceInit, Namespace>;
export declare const GetNamespaceRequest: Codec<GetNamespaceRequestInit, GetNamespaceRequest>;
export declare const GetNamespaceResponse: Codec<GetNamespaceResponseInit, GetNamespaceResponse>;
export declare const ListNamespacesRequest: Codec<ListNamespacesRequestInit, ListNamespacesRequest>;
export declare const ListNamespacesResponse: Codec<ListNamespacesResponseInit, ListNamespacesResponse>;
export declare const CreateNamespaceRequest: Codec<CreateNamespaceRequestInit, CreateNamespaceRequest>;
export declare const CreateNamespaceResponse: Codec<CreateNamespaceResponseInit, CreateNamespaceResponse>;
export declare const UpdateNamespaceRequest: Codec<UpdateNamespaceRequestInit, UpdateNamespaceRequest>;
export declare const UpdateNamespaceResponse: Codec<UpdateNamespaceResponseInit, UpdateNamespaceResponse>;
export declare const DeleteNamespaceRequest: Codec<DeleteNamespaceRequestInit, DeleteNamespaceRequest>;
export declare const NamespacesService: {
  readonly get: UnaryMethod<GetNamespaceRequestInit, GetNamespaceResponse>;
  readonly list: UnaryMethod<ListNamespacesRequestInit, ListNamespacesResponse>;
  readonly create: UnaryMethod<CreateNamespaceRequestInit, CreateNamespaceResponse>;
  readonly update: UnaryMethod<UpdateNamespaceRequestInit, UpdateNamespaceResponse>;
  readonly delete: UnaryMethod<DeleteNamespaceRequestInit, $google_protobuf.Empty>;
};
