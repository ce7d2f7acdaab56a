import type {  } from '@berth/rpc';
import type Long from 'long';
import type * as $google_protobuf from '../google/protobuf.js';
import type * as $containerd_types from '../containerd/types.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface ContainerCreateInit {
  readonly id?: string | null | undefined;
  readonly image?: string | null | undefined;
  readonly runtime?: ContainerCreate_RuntimeInit | null | undefined;
}
export interface ContainerCreate {
  id: string;
  image: string;
  runtime: ContainerCreate_Runtime | null | undefined;
}
export interface ContainerCreate_RuntimeInit {
  readonly name?: string | null | undefined;
  readonly options?: $google_protobuf.AnyInit | null | undefined;
}
export interface ContainerCreate_Runtime {
  name: string;
  options: $google_protobuf.Any | null | undefined;
}
export interface ContainerUpdateInit {
  readonly id?: string | null | undefined;
  readonly image?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
  readonly snapshotKey?: string | null | undefined;
}
export interface ContainerUpdate {
  id: string;
  image: string;
  labels: Record<string, string>;
  snapshotKey: string;
}
export interface ContainerDeleteInit {
  readonly id?: string | null | undefined;
}
export interface ContainerDelete {
  id: string;
}
export interface ContentCreateInit {
  readonly digest?: string | null | undefined;
  readonly size?: Long | null | undefined;
  readonly mediaType?: string | null | undefined;
}
export interface ContentCreate {
  digest: string;
  size: Long;
  mediaType: string;
}
export interface ContentDeleteInit {
  readonly digest?: string | null | undefined;
}
export interface ContentDelete {
  digest: string;
}
export interface NamespaceCreateInit {
  readonly name?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
}
export interface NamespaceCreate {
  name: string;
  labels: Record<string, string>;
}
export interface NamespaceUpdateInit {
  readonly name?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | null | undefined;
}
export interface NamespaceUpdate {
  name: string;
  labels: Record<string, string>;
}
export interface NamespaceDeleteInit {
  readonly name?: string | null | undefined;
}
export interface NamespaceDelete {
  name: string;
}
export interface SandboxCreateInit {
  readonly sandboxId?: string | null | undefined;
}
export interface SandboxCreate {
  sandboxId: string;
}
export interface SandboxStartInit {
  readonly sandboxId?: string | null | undefined;
}
export interface SandboxStart {
  sandboxId: string;
}
export interface SandboxExitInit {
  readonly sandboxId?: string | null | undefined;
  readonly exitStatus?: number | null | undefined;
  readonly exitedAt?: $google_protobuf.TimestampInit | null | undefined;
}
export interface SandboxExit {
  sandboxId: string;
  exitStatus: number;
  exitedAt: $google_protobuf.Timestamp | null | undefined;
}
export interface SnapshotPrepareInit {
  readonly key?: string | null | undefined;
  readonly parent?: string | null | undefined;
  readonly snapshotter?: string | null | undefined;
}
export interface SnapshotPrepare {
  key: string;
  parent: string;
  snapshotter: string;
}
export interface SnapshotCommitInit {
  readonly key?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly snapshotter?: string | null | undefined;
}
export interface SnapshotCommit {
  key: string;
  name: string;
  snapshotter: string;
}
export interface SnapshotRemoveInit {
  readonly key?: string | null | undefined;
  readonly snapshotter?: string | null | undefined;
}
export interface SnapshotRemove {
  key: string;
  snapshotter: string;
}
export interface TaskCreateInit {
  readonly containerId?: string | null | undefined;
  readonly bundle?: string | null | undefined;
  readonly rootfs?: readonly $containerd_types.MountInit[] | null | undefined;
  readonly io?: TaskIOInit | null | undefined;
  readonly checkpoint?: string | null | undefined;
  readonly pid?: number | null | undefined;
}
export interface TaskCreate {
  containerId: string;
  bundle: string;
  rootfs: $containerd_types.Mount[];
  io: TaskIO | null | undefined;
  checkpoint: string;
  pid: number;
}
export interface TaskStartInit {
  readonly containerId?: string | null | undefined;
  readonly pid?: number | null | undefined;
}
export interface TaskStart {
  containerId: string;
  pid: number;
}
export interface TaskDeleteInit {
  readonly containerId?: string | null | undefined;
  readonly pid?: number | null | undefined;
  readonly exitStatus?: number | null | undefined;
  readonly exitedAt?: $google_protobuf.TimestampInit | null | undefined;
  readonly id?: string | null | undefined;
}
export interface TaskDelete {
  containerId: string;
  pid: number;
  exitStatus: number;
  exitedAt: $google_protobuf.Timestamp | null | undefined;
  id: string;
}
export interface TaskIOInit {
  readonly stdin?: string | null | undefined;
  readonly stdout?: string | null | undefined;
  readonly stderr?: string | null | undefined;
  readonly terminal?: boolean | null | undefined;
}
export interface TaskIO {
  stdin: string;
  stdout: string;
  stderr: string;
  terminal: boolean;
}
export interface TaskExitInit {
  readonly containerId?: string | null | undefined;
  readonly id?: string | null | undefined;
  readonly pid?: number | null | undefined;
  readonly exitStatus?: number | null | undefined;
  readonly exitedAt?: $google_protobuf.TimestampInit | null | undefined;
}
export interface TaskExit {
  containerId: string;
  id: string;
  pid: number;
  exitStatus: number;
  exitedAt: $google_protobuf.Timestamp | null | undefined;
}
export interface TaskOOMInit {
  readonly containerId?: string | null | undefined;
}
export interface TaskOOM {
  containerId: string;
}
export interface TaskExecAddedInit {
  readonly containerId?: string | null | undefined;
  readonly execId?: string | null | undefined;
}
export interface TaskExecAdded {
  containerId: string;
  execId: string;
}
export interface TaskExecStartedInit {
  readonly containerId?: string | null | undefined;
  readonly execId?: string | null | undefined;
  readonly pid?: number | null | undefined;
}
export interface TaskExecStarted {
  containerId: string;
  execId: string;
  pid: number;
}
export interface TaskPausedInit {
  readonly containerId?: string | null | undefined;
}
export interface TaskPaused {
  containerId: string;
}
export interface TaskResumedInit {
  readonly containerId?: string | null | undefined;
}
export interface TaskResumed {
  containerId: string;
}
export interface TaskCheckpointedInit {
  readonly containerId?: string | null | undefined;
  readonly checkpoint?: string | null | undefined;
}
export interface TaskCheckpointed {
  containerId: string;
  checkpoint: string;
}
export declare const ContainerCreate: Codec<ContainerCreateInit, ContainerCreate>;
export declare const ContainerCreate_Runtime: Codec<ContainerCreate_RuntimeInit, ContainerCreate_Runtime>;
export declare const ContainerUpdate: Codec<ContainerUpdateInit, ContainerUpdate>;
export declare const ContainerDelete: Codec<ContainerDeleteInit, ContainerDelete>;
export declare const ContentCreate: Codec<ContentCreateInit, ContentCreate>;
export declare const ContentDelete: Codec<ContentDeleteInit, ContentDelete>;
export declare const NamespaceCreate: Codec<NamespaceCreateInit, NamespaceCreate>;
export declare const NamespaceUpdate: Codec<NamespaceUpdateInit, NamespaceUpdate>;
export declare const NamespaceDelete: Codec<NamespaceDeleteInit, NamespaceDelete>;
export declare const SandboxCreate: Codec<SandboxCreateInit, SandboxCreate>;
export declare const SandboxStart: Codec<SandboxStartInit, SandboxStart>;
export declare const SandboxExit: Codec<SandboxExitInit, SandboxExit>;
export declare const SnapshotPrepare: Codec<SnapshotPrepareInit, SnapshotPrepare>;
export declare const SnapshotCommit: Codec<SnapshotCommitInit, SnapshotCommit>;
export declare const SnapshotRemove: Codec<SnapshotRemoveInit, SnapshotRemove>;
export declare const TaskCreate: Codec<TaskCreateInit, TaskCreate>;
export declare const TaskStart: Codec<TaskStartInit, TaskStart>;
export declare const TaskDelete: Codec<TaskDeleteInit, TaskDelete>;
export declare const TaskIO: Codec<TaskIOInit, TaskIO>;
export declare const TaskExit: Codec<TaskExitInit, TaskExit>;
export declare const TaskOOM: Codec<TaskOOMInit, TaskOOM>;
export declare const TaskExecAdded: Codec<TaskExecAddedInit, TaskExecAdded>;
export declare const TaskExecStarted: Codec<TaskExecStartedInit, TaskExecStarted>;
export declare const TaskPaused: Codec<TaskPausedInit, TaskPaused>;
export declare const TaskResumed: Codec<TaskResumedInit, TaskResumed>;
export declare const TaskCheckpointed: Codec<TaskCheckpointedInit, TaskCheckpointed>;
