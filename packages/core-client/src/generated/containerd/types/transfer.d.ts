import type {  } from '@berth/rpc';
import type Long from 'long';
import type * as $containerd_types from '../../containerd/types.js';
import type * as $google_protobuf from '../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface ContainerPathInit {
  readonly containerId?: string | null | undefined;
  readonly path?: string | null | undefined;
  readonly noWalk?: boolean | null | undefined;
  readonly preserveOwnership?: boolean | null | undefined;
}
export interface ContainerPath {
  containerId: string;
  path: string;
  noWalk: boolean;
  preserveOwnership: boolean;
}
export interface ImageStoreInit {
  readonly name?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
  readonly platforms?: readonly $containerd_types.PlatformInit[] | null | undefined;
  readonly allMetadata?: boolean | null | undefined;
  readonly manifestLimit?: number | null | undefined;
  readonly extraReferences?: readonly ImageReferenceInit[] | null | undefined;
  readonly unpacks?: readonly UnpackConfigurationInit[] | null | undefined;
}
export interface ImageStore {
  name: string;
  labels: Record<string, string>;
  platforms: $containerd_types.Platform[];
  allMetadata: boolean;
  manifestLimit: number;
  extraReferences: ImageReference[];
  unpacks: UnpackConfiguration[];
}
export interface UnpackConfigurationInit {
  readonly platform?: $containerd_types.PlatformInit | null | undefined;
  readonly snapshotter?: string | null | undefined;
}
export interface UnpackConfiguration {
  platform: $containerd_types.Platform | null | undefined;
  snapshotter: string;
}
export interface ImageReferenceInit {
  readonly name?: string | null | undefined;
  readonly isPrefix?: boolean | null | undefined;
  readonly allowOverwrite?: boolean | null | undefined;
  readonly addDigest?: boolean | null | undefined;
  readonly skipNamedDigest?: boolean | null | undefined;
}
export interface ImageReference {
  name: string;
  isPrefix: boolean;
  allowOverwrite: boolean;
  addDigest: boolean;
  skipNamedDigest: boolean;
}
export interface ImageImportStreamInit {
  readonly stream?: string | null | undefined;
  readonly mediaType?: string | null | undefined;
  readonly forceCompress?: boolean | null | undefined;
}
export interface ImageImportStream {
  stream: string;
  mediaType: string;
  forceCompress: boolean;
}
export interface ImageExportStreamInit {
  readonly stream?: string | null | undefined;
  readonly mediaType?: string | null | undefined;
  readonly platforms?: readonly $containerd_types.PlatformInit[] | null | undefined;
  readonly allPlatforms?: boolean | null | undefined;
  readonly skipCompatibilityManifest?: boolean | null | undefined;
  readonly skipNonDistributable?: boolean | null | undefined;
}
export interface ImageExportStream {
  stream: string;
  mediaType: string;
  platforms: $containerd_types.Platform[];
  allPlatforms: boolean;
  skipCompatibilityManifest: boolean;
  skipNonDistributable: boolean;
}
export interface ProgressInit {
  readonly event?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly parents?: readonly string[] | null | undefined;
  readonly progress?: Long | null | undefined;
  readonly total?: Long | null | undefined;
  readonly desc?: $containerd_types.DescriptorInit | null | undefined;
}
export interface Progress {
  event: string;
  name: string;
  parents: string[];
  progress: Long;
  total: Long;
  desc: $containerd_types.Descriptor | null | undefined;
}
export interface OCIRegistryInit {
  readonly reference?: string | null | undefined;
  readonly resolver?: RegistryResolverInit | null | undefined;
}
export interface OCIRegistry {
  reference: string;
  resolver: RegistryResolver | null | undefined;
}
export interface RegistryResolverInit {
  readonly authStream?: string | null | undefined;
  readonly headers?: Readonly<Record<string, string>> | null | undefined;
  readonly hostDir?: string | null | undefined;
  readonly defaultScheme?: string | null | undefined;
  readonly httpDebug?: number | null | undefined;
  readonly logsStream?: string | null | undefined;
}
export interface RegistryResolver {
  authStream: string;
  headers: Record<string, string>;
  hostDir: string;
  defaultScheme: string;
  httpDebug: number;
  logsStream: string;
}
export interface AuthRequestInit {
  readonly host?: string | null | undefined;
  readonly reference?: string | null | undefined;
  readonly wwwauthenticate?: readonly string[] | null | undefined;
}
export interface AuthRequest {
  host: string;
  reference: string;
  wwwauthenticate: string[];
}
export interface AuthResponseInit {
  readonly authType?: number | null | undefined;
  readonly secret?: string | null | undefined;
  readonly username?: string | null | undefined;
  readonly expireAt?: $google_protobuf.TimestampInit | null | undefined;
}
export interface AuthResponse {
  authType: number;
  secret: string;
  username: string;
  expireAt: $google_protobuf.Timestamp | null | undefined;
}
export interface DataInit {
  readonly data?: Uint8Array | null | undefined;
}
export interface Data {
  data: Uint8Array;
}
export interface WindowUpdateInit {
  readonly update?: number | null | undefined;
}
export interface WindowUpdate {
  update: number;
}
export interface ReadStreamInit {
  readonly stream?: string | null | undefined;
  readonly mediaType?: string | null | undefined;
}
export interface ReadStream {
  stream: string;
  mediaType: string;
}
export interface WriteStreamInit {
  readonly stream?: string | null | undefined;
  readonly mediaType?: string | null | undefined;
}
export interface WriteStream {
  stream: string;
  mediaType: string;
}
export declare const ContainerPath: Codec<ContainerPathInit, ContainerPath>;
export declare const ImageStore: Codec<ImageStoreInit, ImageStore>;
export declare const UnpackConfiguration: Codec<UnpackConfigurationInit, UnpackConfiguration>;
export declare const ImageReference: Codec<ImageReferenceInit, ImageReference>;
export declare const ImageImportStream: Codec<ImageImportStreamInit, ImageImportStream>;
export declare const ImageExportStream: Codec<ImageExportStreamInit, ImageExportStream>;
export declare const Progress: Codec<ProgressInit, Progress>;
export declare const OCIRegistry: Codec<OCIRegistryInit, OCIRegistry>;
export declare const RegistryResolver: Codec<RegistryResolverInit, RegistryResolver>;
export declare const AuthRequest: Codec<AuthRequestInit, AuthRequest>;
export declare const AuthResponse: Codec<AuthResponseInit, AuthResponse>;
export declare const Data: Codec<DataInit, Data>;
export declare const WindowUpdate: Codec<WindowUpdateInit, WindowUpdate>;
export declare const ReadStream: Codec<ReadStreamInit, ReadStream>;
export declare const WriteStream: Codec<WriteStreamInit, WriteStream>;
export declare const HTTPDebug: { readonly DISABLED: 0; readonly DEBUG: 1; readonly TRACE: 2; readonly BOTH: 3 };
export declare const AuthType: { readonly NONE: 0; readonly CREDENTIALS: 1; readonly REFRESH: 2; readonly HEADER: 3 };
