import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $containerd_types from '../../containerd/types.js';
import type * as $google_protobuf from '../../google/protobuf.js';
import type * as $containerd_v1_types from '../../containerd/v1/types.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface CreateTaskRequestInit {
  readonly id?: string | null | undefined;
  readonly bundle?: string | null | undefined;
  readonly rootfs?: readonly $containerd_types.MountInit[] | null | undefined;
  readonly terminal?: boolean | null | undefined;
  readonly stdin?: string | null | undefined;
  readonly stdout?: string | null | undefined;
  readonly stderr?: string | null | undefined;
  readonly checkpoint?: string | null | undefined;
  readonly parentCheckpoint?: string | null | undefined;
  readonly options?: $google_protobuf.AnyInit | null | undefined;
}
export interface CreateTaskRequest {
  id: string;
  bundle: string;
  rootfs: $containerd_types.Mount[];
  terminal: boolean;
  stdin: string;
  stdout: string;
  stderr: string;
  checkpoint: string;
  parentCheckpoint: string;
  options: $google_protobuf.Any | null | undefined;
}
export interface CreateTaskResponseInit {
  readonly pid?: number | null | undefined;
}
export interface CreateTaskResponse {
  pid: number;
}
export interface DeleteRequestInit {
  readonly id?: string | null | undefined;
  readonly execId?: string | null | undefined;
}
export interface DeleteRequest {
  id: string;
  execId: string;
}
export interface DeleteResponseInit {
  readonly pid?: number | null | undefined;
  readonly exitStatus?: number | null | undefined;
  readonly exitedAt?: $google_protobuf.TimestampInit | null | undefined;
}
export interface DeleteResponse {
  pid: number;
  exitStatus: number;
  exitedAt: $google_protobuf.Timestamp | null | undefined;
}
export interface ExecProcessRequestInit {
  readonly id?: string | null | undefined;
  readonly execId?: string | null | undefined;
  readonly terminal?: boolean | null | undefined;
  readonly stdin?: string | null | undefined;
  readonly stdout?: string | null | undefined;
  readonly stderr?: string | null | undefined;
  readonly spec?: $google_protobuf.AnyInit | null | undefined;
}
export interface ExecProcessRequest {
  id: string;
  execId: string;
  terminal: boolean;
  stdin: string;
  stdout: string;
  stderr: string;
  spec: $google_protobuf.Any | null | undefined;
}
export interface ExecProcessResponseInit {
}
export interface ExecProcessResponse {
}
export interface ResizePtyRequestInit {
  readonly id?: string | null | undefined;
  readonly execId?: string | null | undefined;
  readonly width?: number | null | undefined;
  readonly height?: number | null | undefined;
}
export interface ResizePtyRequest {
  id: string;
  execId: string;
  width: number;
  height: number;
}
export interface StateRequestInit {
  readonly id?: string | null | undefined;
  readonly execId?: string | null | undefined;
}
export interface StateRequest {
  id: string;
  execId: string;
}
export interface StateResponseInit {
  readonly id?: string | null | undefined;
  readonly bundle?: string | null | undefined;
  readonly pid?: number | null | undefined;
  readonly status?: number | null | undefined;
  readonly stdin?: string | null | undefined;
  readonly stdout?: string | null | undefined;
  readonly stderr?: string | null | undefined;
  readonly terminal?: boolean | null | undefined;
  readonly exitStatus?: number | null | undefined;
  readonly exitedAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly execId?: string | null | undefined;
}
export interface StateResponse {
  id: string;
  bundle: string;
  pid: number;
  status: number;
  stdin: string;
  stdout: string;
  stderr: string;
  terminal: boolean;
  exitStatus: number;
  exitedAt: $google_protobuf.Timestamp | null | undefined;
  execId: string;
}
export interface KillRequestInit {
  readonly id?: string | null | undefined;
  readonly execId?: string | null | undefined;
  readonly signal?: number | null | undefined;
  readonly all?: boolean | null | undefined;
}
export interface KillRequest {
  id: string;
  execId: string;
  signal: number;
  all: boolean;
}
export interface CloseIORequestInit {
  readonly id?: string | null | undefined;
  readonly execId?: string | null | undefined;
  readonly stdin?: boolean | null | undefined;
}
export interface CloseIORequest {
  id: string;
  execId: string;
  stdin: boolean;
}
export interface PidsRequestInit {
  readonly id?: string | null | undefined;
}
export interface PidsRequest {
  id: string;
}
export interface PidsResponseInit {
  readonly processes?: readonly $containerd_v1_types.ProcessInfoInit[] | null | undefined;
}
export interface PidsResponse {
  processes: $containerd_v1_types.ProcessInfo[];
}
export interface CheckpointTaskRequestInit {
  readonly id?: string | null | undefined;
  readonly path?: string | null | undefined;
  readonly options?: $google_protobuf.AnyInit | null | undefined;
}
export interface CheckpointTaskRequest {
  id: string;
  path: string;
  options: $google_protobuf.Any | null | undefined;
}
export interface UpdateTaskRequestInit {
  readonly id?: string | null | undefined;
  readonly resources?: $google_protobuf.AnyInit | null | undefined;
  readonly annotations?: Readonly<Record<string, string>> | null | undefined;
}
export interface UpdateTaskRequest {
  id: string;
  resources: $google_protobuf.Any | null | undefined;
  annotations: Record<string, string>;
}
export interface StartRequestInit {
  readonly id?: string | null | undefined;
  readonly execId?: string | null | undefined;
}
export interface StartRequest {
  id: string;
  execId: string;
}
export interface StartResponseInit {
  readonly pid?: number | null | undefined;
}
export interface StartResponse {
  pid: number;
}
export interface WaitRequestInit {
  readonly id?: string | null | undefined;
  readonly execId?: string | null | undefined;
}
export interface WaitRequest {
  id: string;
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
export interface StatsRequestInit {
  readonly id?: string | null | undefined;
}
export interface StatsRequest {
  id: string;
}
export interface StatsResponseInit {
  readonly stats?: $google_protobuf.AnyInit | null | undefined;
}
export interface StatsResponse {
  stats: $google_protobuf.Any | null | undefined;
}
export interface ConnectRequestInit {
  readonly id?: string | null | undefined;
}
export interface ConnectRequest {
  id: string;
}
export interface ConnectResponseInit {
  readonly shimPid?: number | null | undefined;
  readonly taskPid?: number | null | undefined;
  readonly version?: string | null | undefined;
}
export interface ConnectResponse {
  shimPid: number;
  taskPid: number;
  version: string;
}
export interface ShutdownRequestInit {
  readonly id?: string | null | undefined;
  readonly now?: boolean | null | undefined;
}
export interface ShutdownRequest {
  id: string;
  now: boolean;
}
export interface PauseRequestInit {
  readonly id?: string | null | undefined;
}
export interface PauseRequest {
  id: string;
}
export interface ResumeRequestInit {
  readonly id?: string | null | undefined;
}
export interface ResumeRequest {
  id: string;
}
export declare const CreateTaskRequest: Codec<CreateTaskRequestInit, CreateTaskRequest>;
export declare const CreateTaskResponse: Codec<CreateTaskResponseInit, CreateTaskResponse>;
export declare const DeleteRequest: Codec<DeleteRequestInit, DeleteRequest>;
export declare const DeleteResponse: Codec<DeleteResponseInit, DeleteResponse>;
export declare const ExecProcessRequest: Codec<ExecProcessRequestInit, ExecProcessRequest>;
export declare const ExecProcessResponse: Codec<ExecProcessResponseInit, ExecProcessResponse>;
export declare const ResizePtyRequest: Codec<ResizePtyRequestInit, ResizePtyRequest>;
export declare const StateRequest: Codec<StateRequestInit, StateRequest>;
export declare const StateResponse: Codec<StateResponseInit, StateResponse>;
export declare const KillRequest: Codec<KillRequestInit, KillRequest>;
export declare const CloseIORequest: Codec<CloseIORequestInit, CloseIORequest>;
export declare const PidsRequest: Codec<PidsRequestInit, PidsRequest>;
export declare const PidsResponse: Codec<PidsResponseInit, PidsResponse>;
export declare const CheckpointTaskRequest: Codec<CheckpointTaskRequestInit, CheckpointTaskRequest>;
export declare const UpdateTaskRequest: Codec<UpdateTaskRequestInit, UpdateTaskRequest>;
export declare const StartRequest: Codec<StartRequestInit, StartRequest>;
export declare const StartResponse: Codec<StartResponseInit, StartResponse>;
export declare const WaitRequest: Codec<WaitRequestInit, WaitRequest>;
export declare const WaitResponse: Codec<WaitResponseInit, WaitResponse>;
export declare const StatsRequest: Codec<StatsRequestInit, StatsRequest>;
export declare const StatsResponse: Codec<StatsResponseInit, StatsResponse>;
export declare const ConnectRequest: Codec<ConnectRequestInit, ConnectRequest>;
export declare const ConnectResponse: Codec<ConnectResponseInit, ConnectResponse>;
export declare const ShutdownRequest: Codec<ShutdownRequestInit, ShutdownRequest>;
export declare const PauseRequest: Codec<PauseRequestInit, PauseRequest>;
export declare const ResumeRequest: Codec<ResumeRequestInit, ResumeRequest>;
export declare const TaskService: {
  readonly state: UnaryMethod<StateRequestInit, StateResponse>;
  readonly create: UnaryMethod<CreateTaskRequestInit, CreateTaskResponse>;
  readonly start: UnaryMethod<StartRequestInit, StartResponse>;
  readonly delete: UnaryMethod<DeleteRequestInit, DeleteResponse>;
  readonly pids: UnaryMethod<PidsRequestInit, PidsResponse>;
  readonly pause: UnaryMethod<PauseRequestInit, $google_protobuf.Empty>;
  readonly resume: UnaryMethod<ResumeRequestInit, $google_protobuf.Empty>;
  readonly checkpoint: UnaryMethod<CheckpointTaskRequestInit, $google_protobuf.Empty>;
  readonly kill: UnaryMethod<KillRequestInit, $google_protobuf.Empty>;
  readonly exec: UnaryMethod<ExecProcessRequestInit, $google_protobuf.Empty>;
  readonly resizePty: UnaryMethod<ResizePtyRequestInit, $google_protobuf.Empty>;
  readonly closeIO: UnaryMethod<CloseIORequestInit, $google_protobuf.Empty>;
  readonly update: UnaryMethod<UpdateTaskRequestInit, $google_protobuf.Empty>;
  readonly wait: UnaryMethod<WaitRequestInit, WaitResponse>;
  readonly stats: UnaryMethod<StatsRequestInit, StatsResponse>;
  readonly connect: UnaryMethod<ConnectRequestInit, ConnectResponse>;
  readonly shutdown: UnaryMethod<ShutdownRequestInit, $google_protobuf.Empty>;
};
