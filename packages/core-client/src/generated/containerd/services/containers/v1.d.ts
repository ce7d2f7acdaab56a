import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface ContainerInit {
  readonly id?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
  readonly image?: string | null | undefined;
  readonly runtime?: Container_RuntimeInit | null | undefined;
  readonly spec?: $google_protobuf.AnyInit | null | undefined;
  readonly snapshotter?: string | null | undefined;
  readonly snapshotKey?: string | null | undefined;
  readonly createdAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly updatedAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly extensions?: Readonly<Record<string, $google_protobuf.AnyInit>> | null | undefined;
  readonly sandbox?: string | null | undefined;
}
export interface Container {
  id: string;
  labels: Record<string, string>;
  image: string;
  runtime: Container_Runtime | null | undefined;
  spec: $google_protobuf.Any | null | undefined;
  snapshotter: string;
  snapshotKey: string;
  createdAt: $google_protobuf.Timestamp | null | undefined;
  updatedAt: $google_protobuf.Timestamp | null | undefined;
  extensions: Record<string, $google_protobuf.Any>;
  sandbox: string;
}
export interface Container_RuntimeInit {
  readonly name?: string | null | undefined;
  readonly options?: $google_protobuf.AnyInit | null | undefined;
}
export interface Container_Runtime {
  name: string;
  options: $google_protobuf.Any | null | undefined;
}
export interface GetContainerRequestInit {
  readonly id?: string | null | undefined;
}
export interface GetContainerRequest {
  id: string;
}
export interface GetContainerResponseInit {
  readonly container?: ContainerInit | null | undefined;
}
export interface GetContainerResponse {
  container: Container | null | undefined;
}
export interface ListContainersRequestInit {
  readonly filters?: readonly string[] | null | undefined;
}
export interface ListContainersRequest {
  filters: string[];
}
export interface ListContainersResponseInit {
  readonly containers?: readonly ContainerInit[] | null | undefined;
}
export interface ListContainersResponse {
  containers: Container[];
}
export interface CreateContainerRequestInit {
  readonly container?: ContainerInit | null | undefined;
}
export interface CreateContainerRequest {
  container: Container | null | undefined;
}
export interface CreateContainerResponseInit {
  readonly container?: ContainerInit | null | undefined;
}
export interface CreateContainerResponse {
  container: Container | null | undefined;
}
export interface UpdateContainerRequestInit {
  readonly container?: ContainerInit | null | undefined;
  readonly updateMask?: $google_protobuf.FieldMaskInit | null | undefined;
}
export interface UpdateContainerRequest {
  container: Container | null | undefined;
  updateMask: $google_protobuf.FieldMask | null | undefined;
}
export interface UpdateContainerResponseInit {
  readonly container?: ContainerInit | null | undefined;
}
export interface UpdateContainerResponse {
  container: Container | null | undefined;
}
export interface DeleteContainerRequestInit {
  readonly id?: string | null | undefined;
}
export interface DeleteContainerRequest {
  id: string;
}
export interface ListContainerMessageInit {
  readonly container?: ContainerInit | null | undefined;
}
export interface ListContainerMessage {
  container: Container | null | undefined;
}
export declare const Container: Codec<ContainerInit, Container>;
export declare const Container_Runtime: Codec<Container_RuntimeInit, Container_Runtime>;
export declare const GetContainerRequest: Codec<GetContainerRequestInit, GetContainerRequest>;
export declare const GetContainerResponse: Codec<GetContainerResponseInit, GetContainerResponse>;
export declare const ListContainersRequest: Codec<ListContainersRequestInit, ListContainersRequest>;
export declare const ListContainersResponse: Codec<ListContainersResponseInit, ListContainersResponse>;
export declare const CreateContainerRequest: Codec<CreateContainerRequestInit, CreateContainerRequest>;
export declare const CreateContainerResponse: Codec<CreateContainerResponseInit, CreateContainerResponse>;
export declare const UpdateContainerRequest: Codec<UpdateContainerRequestInit, UpdateContainerRequest>;
export declare const UpdateContainerResponse: Codec<UpdateContainerResponseInit, UpdateContainerResponse>;
export declare const DeleteContainerRequest: Codec<DeleteContainerRequestInit, DeleteContainerRequest>;
export declare const ListContainerMessage: Codec<ListContainerMessageInit, ListContainerMessage>;
export declare const ContainersService: {
  readonly get: UnaryMethod<GetContainerRequestInit, GetContainerResponse>;
  readonly list: UnaryMethod<ListContainersRequestInit, ListContainersResponse>;
  readonly listStream: ServerStreamMethod<ListContainersRequestInit, ListContainerMessage>;
  readonly create: UnaryMethod<CreateContainerRequestInit, CreateContainerResponse>;
  readonly update: UnaryMethod<UpdateContainerRequestInit, UpdateContainerResponse>;
  readonly delete: UnaryMethod<DeleteContainerRequestInit, $google_protobuf.Empty>;
};
