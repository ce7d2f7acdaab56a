import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $containerd_types from '../../../containerd/types.js';
import type * as $google_protobuf from '../../../google/protobuf.js';
import type * as $containerd_v1_types from '../../../containerd/v1/types.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface CreateTaskRequestInit {
  readonly containerId?: string | null | undefined;
  readonly rootfs?: readonly $containerd_types.MountInit[] | null | undefined;
  readonly stdin?: string | null | undefined;
  readonly stdout?: string | null | undefined;
  readonly stderr?: string | null | undefined;
  readonly terminal?: boolean | null | undefined;
  readonly checkpoint?: $containerd_types.DescriptorInit | null | undefined;
  readonly options?: $google_protobuf.AnyInit | null | undefined;
  readonly runtimePath?: string | null | undefined;
  readonly taskApiAddress?: string | null | undefined;
  readonly taskApiVersion?: number | null | undefined;
}
export interface CreateTaskRequest {
  containerId: string;
  rootfs: $containerd_types.Mount[];
  stdin: string;
  stdout: string;
  stderr: string;
  terminal: boolean;
  checkpoint: $containerd_types.Descriptor | null | undefined;
  options: $google_protobuf.Any | null | undefined;
  runtimePath: string;
  taskApiAddress: string;
  taskApiVersion: number;
}
export interface CreateTaskResponseInit {
  readonly containerId?: string | null | undefined;
  readonly pid?: number | null | undefined;
}
export interface CreateTaskResponse {
  containerId: string;
  pid: number;
}
export interface StartRequestInit {
  readonly containerId?: string | null | undefined;
  readonly execId?: string | null | undefined;
}
export interface StartRequest {
  containerId: string;
  execId: string;
}
export interface StartResponseInit {
  readonly pid?: number | null | undefined;
}
export interface StartResponse {
  pid: number;
}
export interface DeleteTaskRequestInit {
  readonly containerId?: string | null | undefined;
}
export interface DeleteTaskRequest {
  containerId: string;
}
export interface DeleteResponseInit {
  readonly id?: string | null | undefined;
  readonly pid?: number | null | undefined;
  readonly exitStatus?: number | null | undefined;
  readonly exitedAt?: $google_protobuf.TimestampInit | null | undefined;
}
export interface DeleteResponse {
  id: string;
  pid: number;
  exitStatus: number;
  exitedAt: $google_protobuf.Timestamp | null | undefined;
}
export interface DeleteProcessRequestInit {
  readonly containerId?: string | null | undefined;
  readonly execId?: string | null | undefined;
}
export interface DeleteProcessRequest {
  containerId: string;
  execId: string;
}
export interface GetRequestInit {
  readonly containerId?: string | null | undefined;
  readonly execId?: string | null | undefined;
}
export interface GetRequest {
  containerId: string;
  execId: string;
}
export interface GetResponseInit {
  readonly process?: $containerd_v1_types.ProcessInit | null | undefined;
}
export interface GetResponse {
  process: $containerd_v1_types.Process | null | undefined;
}
export interface ListTasksRequestInit {
  readonly filter?: string | null | undefined;
}
export interface ListTasksRequest {
  filter: string;
}
export interface ListTasksResponseInit {
  readonly tasks?: readonly $containerd_v1_types.ProcessInit[] | null | undefined;
}
export interface ListTasksResponse {
  tasks: $containerd_v1_types.Process[];
}
export interface KillRequestInit {
  readonly containerId?: string | null | undefined;
  readonly execId?: string | null | undefined;
  readonly signal?: number | null | undefined;
  readonly all?: boolean | null | undefined;
}
export interface KillRequest {
  containerId: string;
  execId: string;
  signal: number;
  all: boolean;
}
export interface ExecProcessRequestInit {
  readonly containerId?: string | null | undefined;
  readonly stdin?: string | null | undefined;
  readonly stdout?: string | null | undefined;
  readonly stderr?: string | null | undefined;
  readonly terminal?: boolean | null | undefined;
  readonly spec?: $google_protobuf.AnyInit | null | undefined;
  readonly execId?: string | null | undefined;
}
export interface ExecProcessRequest {
  containerId: string;
  stdin: string;
  stdout: string;
  stderr: string;
  terminal: boolean;
  spec: $google_protobuf.Any | null | undefined;
  execId: string;
}
export interface ExecProcessResponseInit {
}
export interface ExecProcessResponse {
}
export interface ResizePtyRequestInit {
  readonly containerId?: string | null | undefined;
  readonly execId?: string | null | undefined;
  readonly width?: number | null | undefined;
  readonly height?: number | null | undefined;
}
export interface ResizePtyRequest {
  containerId: string;
  execId: string;
  width: number;
  height: number;
}
export interface CloseIORequestInit {
  readonly containerId?: string | null | undefined;
  readonly execId?: string | null | undefined;
  readonly stdin?: boolean | null | undefined;
}
export interface CloseIORequest {
  containerId: string;
  execId: string;
  stdin: boolean;
}
export interface PauseTaskRequestInit {
  readonly containerId?: string | null | undefined;
}
export interface PauseTaskRequest {
  containerId: string;
}
export interface ResumeTaskRequestInit {
  readonly containerId?: string | null | undefined;
}
export interface ResumeTaskRequest {
  containerId: string;
}
export interface ListPidsRequestInit {
  readonly containerId?: string | null | undefined;
}
export interface ListPidsRequest {
  containerId: string;
}
export interface ListPidsResponseInit {
  readonly processes?: readonly $containerd_v1_types.ProcessInfoInit[] | null | undefined;
}
export interface ListPidsResponse {
  processes: $containerd_v1_types.ProcessInfo[];
}
export interface CheckpointTaskRequestInit {
  readonly containerId?: string | null | undefined;
  readonly parentCheckpoint?: string | null | undefined;
  readonly options?: $google_protobuf.AnyInit | null | undefined;
}
export interface CheckpointTaskRequest {
  containerId: string;
  parentCheckpoint: string;
  options: $google_protobuf.Any | null | undefined;
}
export interface CheckpointTaskResponseInit {
  readonly descriptors?: readonly $containerd_types.DescriptorInit[] | null | undefined;
}
export interface CheckpointTaskResponse {
  descriptors: $containerd_types.Descriptor[];
}
export interface UpdateTaskRequestInit {
  readonly containerId?: string | null | undefined;
  readonly resources?: $google_protobuf.AnyInit | null | undefined;
  readonly annotations?: Readonly<Record<string, string>> | null | undefined;
}
export interface UpdateTaskRequest {
  containerId: string;
  resources: $google_protobuf.Any | null | undefined;
  annotations: Record<string, string>;
}
export interface MetricsRequestInit {
  readonly filters?: readonly string[] | null | undefined;
}
export interface MetricsRequest {
  filters: string[];
}
export interface MetricsResponseInit {
  readonly metrics?: readonly $containerd_types.MetricInit[] | null | undefined;
}
export interface MetricsResponse {
  metrics: $containerd_types.Metric[];
}
export interface WaitRequestInit {
  readonly containerId?: string | null | undefined;
  readonly execId?: string | null | undefined;
}
export interface WaitRequest {
  containerId: string;
  execId: string;
}
export interface WaitResponseInit {
  readonly exitStatus?: number | null | undefined;
  readonly exitedAt?: $google_protobuf.TimestampInit | null | undefined;
}
export interface WaitResponse {
  exitStatus: number;
  exitedAt: $google_protobuf.Timestamp | null | undefined;
}
export declare const CreateTaskRequest: Codec<CreateTaskRequestInit, CreateTaskRequest>;
export declare const CreateTaskResponse: Codec<CreateTaskResponseInit, CreateTaskResponse>;
export declare const StartRequest: Codec<StartRequestInit, StartRequest>;
export declare const StartResponse: Codec<StartResponseInit, StartResponse>;
export declare const DeleteTaskRequest: Codec<DeleteTaskRequestInit, DeleteTaskRequest>;
export declare const DeleteResponse: Codec<DeleteResponseInit, DeleteResponse>;
export declare const DeleteProcessRequest: Codec<DeleteProcessRequestInit, DeleteProcessRequest>;
export declare const GetRequest: Codec<GetRequestInit, GetRequest>;
export declare const GetResponse: Codec<GetResponseInit, GetResponse>;
export declare const ListTasksRequest: Codec<ListTasksRequestInit, ListTasksRequest>;
export declare const ListTasksResponse: Codec<ListTasksResponseInit, ListTasksResponse>;
export declare const KillRequest: Codec<KillRequestInit, KillRequest>;
export declare const ExecProcessRequest: Codec<ExecProcessRequestInit, ExecProcessRequest>;
export declare const ExecProcessResponse: Codec<ExecProcessResponseInit, ExecProcessResponse>;
export declare const ResizePtyRequest: Codec<ResizePtyRequestInit, ResizePtyRequest>;
export declare const CloseIORequest: Codec<CloseIORequestInit, CloseIORequest>;
export declare const PauseTaskRequest: Codec<PauseTaskRequestInit, PauseTaskRequest>;
export declare const ResumeTaskRequest: Codec<ResumeTaskRequestInit, ResumeTaskRequest>;
export declare const ListPidsRequest: Codec<ListPidsRequestInit, ListPidsRequest>;
export declare const ListPidsResponse: Codec<ListPidsResponseInit, ListPidsResponse>;
export declare const CheckpointTaskRequest: Codec<CheckpointTaskRequestInit, CheckpointTaskRequest>;
export declare const CheckpointTaskResponse: Codec<CheckpointTaskResponseInit, CheckpointTaskResponse>;
export declare const UpdateTaskRequest: Codec<UpdateTaskRequestInit, UpdateTaskRequest>;
export declare const MetricsRequest: Codec<MetricsRequestInit, MetricsRequest>;
export declare const MetricsResponse: Codec<MetricsResponseInit, MetricsResponse>;
export declare const WaitRequest: Codec<WaitRequestInit, WaitRequest>;
export declare const WaitResponse: Codec<WaitResponseInit, WaitResponse>;
export declare const TasksService: {
  readonly create: UnaryMethod<CreateTaskRequestInit, CreateTaskResponse>;
  readonly start: UnaryMethod<StartRequestInit, StartResponse>;
  readonly delete: UnaryMethod<DeleteTaskRequestInit, DeleteResponse>;
  readonly deleteProcess: UnaryMethod<DeleteProcessRequestInit, DeleteResponse>;
  readonly get: UnaryMethod<GetRequestInit, GetResponse>;
  readonly list: UnaryMethod<ListTasksRequestInit, ListTasksResponse>;
  readonly kill: UnaryMethod<KillRequestInit, $google_protobuf.Empty>;
  readonly exec: UnaryMethod<ExecProcessRequestInit, $google_protobuf.Empty>;
  readonly resizePty: UnaryMethod<ResizePtyRequestInit, $google_protobuf.Empty>;
  readonly closeIO: UnaryMethod<CloseIORequestInit, $google_protobuf.Empty>;
  readonly pause: UnaryMethod<PauseTaskRequestInit, $google_protobuf.Empty>;
  readonly resume: UnaryMethod<ResumeTaskRequestInit, $google_protobuf.Empty>;
  readonly listPids: UnaryMethod<ListPidsRequestInit, ListPidsResponse>;
  readonly checkpoint: UnaryMethod<CheckpointTaskRequestInit, CheckpointTaskResponse>;
  readonly update: UnaryMethod<UpdateTaskRequestInit, $google_protobuf.Empty>;
  readonly metrics: UnaryMethod<MetricsRequestInit, MetricsResponse>;
  readonly wait: UnaryMethod<WaitRequestInit, WaitResponse>;
};
