export { BerthError, type ErrorCode, type Instant } from '@berth/foundation';
export type { Any } from '@berth/rpc';
export { connect } from './client/connect.js';
export type { ConnectOptions, Containerd, ContainerdView, DaemonVersion } from './client/containerd.js';
export type { CallOptions, HandleOptions } from './session/call-options.js';
export { filterValue, type Filters } from './session/filters.js';
export type { RuntimeFailure } from './session/runtime-failures.js';
export type { Namespace, Namespaces } from './namespaces/namespaces.js';
export type { CreateLeaseOptions, HeldLease, HoldLeaseOptions, Lease, LeaseResource, Leases } from './leases/leases.js';
export type {
  CommitOptions,
  Content,
  ContentInfo,
  Committed,
  ContentWriter,
  Ingest,
  ReadOptions,
  WriteOptions,
} from './content/content.js';
export type { LabelOptions, SnapshotInfo, SnapshotKind, Snapshots, SnapshotUsage } from './snapshots/snapshots.js';
export type { Mount } from './mounts/mount.js';
export type {
  CreateSandboxOptions,
  SandboxController,
  SandboxExit,
  SandboxMetrics,
  SandboxPlatform,
  SandboxStatus,
  StartedSandbox,
} from './sandboxes/controller.js';
export type {
  ExportEnd,
  ImageReference,
  ImageStoreEnd,
  ImportEnd,
  RegistryEnd,
  Transfer,
  TransferDestination,
  TransferOptions,
  TransferProgress,
  TransferSource,
} from './transfer/transfer.js';
export type {
  ContainerPathDestination,
  ContainerPathSource,
  ReadStreamEnd,
  WriteStreamEnd,
} from './transfer/container-path.js';
export type { NewSandbox, SandboxChanges, Sandboxes, SandboxInfo } from './sandboxes/sandboxes.js';
export type { ActivateOptions, Activation, ActiveMount, Mounts } from './mounts/mounts.js';
export type { CompareOptions, Diff } from './diff/diff.js';
export type { Features, Introspection, Plugin, ServerInfo } from './introspection/introspection.js';
export type {
  ContainerdEvent,
  Envelope,
  Events,
  SubscribeOptions,
  SubscriptionItem,
  UnknownEvent,
} from './events/events.js';
export type { EventPayloads } from './events/payloads.js';
export type { Image, ImageOptions, ImageUsage, UnpackImageOptions } from './images/image.js';
export type { ImageInfo, ImageStore, NewImage } from './images/image-store.js';
export type { DaemonRegistryOptions, Images, Pull, PullOptions } from './images/images.js';
export type { ArchiveFailure } from './images/archive/archive-error.js';
export type { ExportOptions } from './images/archive/export.js';
export type { ImportOptions } from './images/archive/import.js';
export type { ConvertOptions } from './images/convert/convert.js';
export type { Push, PushOptions } from './images/push/push.js';
export type { PushedBlobProgress, PushedBlobState, PushedSoFar, PushProgress } from './images/push/progress.js';
export type { LayerProgress, LayerState, PulledSoFar, PullProgress } from './images/pull/progress.js';
export type { Container } from './containers/container.js';
export type {
  ContainerChanges,
  ContainerInfo,
  ContainerProcess,
  ContainerSpec,
  Containers,
  NewContainer,
  Runtime,
  RuntimeOptions,
} from './containers/containers.js';
export type { ProcessStreams, StreamPaths, TaskIo } from './io/index.js';
export type {
  BlockIoMetrics,
  CpuMetrics,
  HugepageMetrics,
  MemoryMetrics,
  Metrics,
  PidsMetrics,
} from './metrics/metrics.js';
export type {
  CreateTaskOptions,
  ExecOptions,
  ExitStatus,
  Process,
  ProcessInfo,
  ProcessState,
  ProcessStatus,
  Signal,
  Task,
} from './tasks/index.js';
export * from './oci/index.js';
export * from './registry/index.js';
export type { Mount as SpecMount, Process as SpecProcess } from './oci/index.js';
