import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $containerd_types from '../../../containerd/types.js';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface ImageCreateInit {
  readonly name?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
}
export interface ImageCreate {
  name: string;
  labels: Record<string, string>;
}
export interface ImageUpdateInit {
  readonly name?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
}
export interface ImageUpdate {
  name: string;
  labels: Record<string, string>;
}
export interface ImageDeleteInit {
  readonly name?: string | null | undefined;
}
export interface ImageDelete {
  name: string;
}
export interface ImageInit {
  readonly name?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
  readonly target?: $containerd_types.DescriptorInit | null | undefined;
  readonly createdAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly updatedAt?: $google_protobuf.TimestampInit | null | undefined;
}
export interface Image {
  name: string;
  labels: Record<string, string>;
  target: $containerd_types.Descriptor | null | undefined;
  createdAt: $google_protobuf.Timestamp | null | undefined;
  updatedAt: $google_protobuf.Timestamp | null | undefined;
}
export interface GetImageRequestInit {
  readonly name?: string | null | undefined;
}
export interface GetImageRequest {
  name: string;
}
export interface GetImageResponseInit {
  readonly image?: ImageInit | null | undefined;
}
export interface GetImageResponse {
  image: Image | null | undefined;
}
export interface CreateImageRequestInit {
  readonly image?: ImageInit | null | undefined;
  readonly sourceDateEpoch?: $google_protobuf.TimestampInit | null | undefined;
}
export interface CreateImageRequest {
  image: Image | null | undefined;
  sourceDateEpoch: $google_protobuf.Timestamp | null | undefined;
}
export interface CreateImageResponseInit {
  readonly image?: ImageInit | null | undefined;
}
export interface CreateImageResponse {
  image: Image | null | undefined;
}
export interface UpdateImageRequestInit {
  readonly image?: ImageInit | null | undefined;
  readonly updateMask?: $google_protobuf.FieldMaskInit | null | undefined;
  readonly sourceDateEpoch?: $google_protobuf.TimestampInit | null | undefined;
}
export interface UpdateImageRequest {
  image: Image | null | undefined;
  updateMask: $google_protobuf.FieldMask | null | undefined;
  sourceDateEpoch: $google_protobuf.Timestamp | null | undefined;
}
export interface UpdateImageResponseInit {
  readonly image?: ImageInit | null | undefined;
}
export interface UpdateImageResponse {
  image: Image | null | undefined;
}
export interface ListImagesRequestInit {
  readonly filters?: readonly string[] | null | undefined;
}
export interface ListImagesRequest {
  filters: string[];
}
export interface ListImagesResponseInit {
  readonly images?: readonly ImageInit[] | null | undefined;
}
export interface ListImagesResponse {
  images: Image[];
}
export interface DeleteImageRequestInit {
  readonly name?: string | null | undefined;
  readonly sync?: boolean | null | undefined;
  readonly target?: $containerd_types.DescriptorInit | null | undefined;
}
export interface DeleteImageRequest {
  name: string;
  sync: boolean;
  target: $containerd_types.Descriptor | null | undefined;
}
export declare const ImageCreate: Codec<ImageCreateInit, ImageCreate>;
export declare const ImageUpdate: Codec<ImageUpdateInit, ImageUpdate>;
export declare const ImageDelete: Codec<ImageDeleteInit, ImageDelete>;
export declare const Image: Codec<ImageInit, Image>;
export declare const GetImageRequest: Codec<GetImageRequestInit, GetImageRequest>;
export declare const GetImageResponse: Codec<GetImageResponseInit, GetImageResponse>;
export declare const CreateImageRequest: Codec<CreateImageRequestInit, CreateImageRequest>;
export declare const CreateImageResponse: Codec<CreateImageResponseInit, CreateImageResponse>;
export declare const UpdateImageRequest: Codec<UpdateImageRequestInit, UpdateImageRequest>;
export declare const UpdateImageResponse: Codec<UpdateImageResponseInit, UpdateImageResponse>;
export declare const ListImagesRequest: Codec<ListImagesRequestInit, ListImagesRequest>;
export declare const ListImagesResponse: Codec<ListImagesResponseInit, ListImagesResponse>;
export declare const DeleteImageRequest: Codec<DeleteImageRequestInit, DeleteImageRequest>;
export declare const ImagesService: {
  readonly get: UnaryMethod<GetImageRequestInit, GetImageResponse>;
  readonly list: UnaryMethod<ListImagesRequestInit, ListImagesResponse>;
  readonly create: UnaryMethod<CreateImageRequestInit, CreateImageResponse>;
  readonly update: UnaryMethod<UpdateImageRequestInit, UpdateImageResponse>;
  readonly delete: UnaryMethod<DeleteImageRequestInit, $google_protobuf.Empty>;
};
