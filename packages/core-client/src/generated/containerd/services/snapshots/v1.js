import * as root from '../../../messages.js';
const $PrepareSnapshotRequest = root.containerd.services.snapshots.v1.PrepareSnapshotRequest;
const $PrepareSnapshotResponse = root.containerd.services.snapshots.v1.PrepareSnapshotResponse;
const $ViewSnapshotRequest = root.containerd.services.snapshots.v1.ViewSnapshotRequest;
const $ViewSnapshotResponse = root.containerd.services.snapshots.v1.ViewSnapshotResponse;
const $MountsRequest = root.containerd.services.snapshots.v1.MountsRequest;
const $MountsResponse = root.containerd.services.snapshots.v1.MountsResponse;
const $RemoveSnapshotRequest = root.containerd.services.snapshots.v1.RemoveSnapshotRequest;
const $CommitSnapshotRequest = root.containerd.services.snapshots.v1.CommitSnapshotRequest;
const $StatSnapshotRequest = root.containerd.services.snapshots.v1.StatSnapshotRequest;
const $Info = root.containerd.services.snapshots.v1.Info;
const $StatSnapshotResponse = root.containerd.services.snapshots.v1.StatSnapshotResponse;
const $UpdateSnapshotRequest = root.containerd.services.snapshots.v1.UpdateSnapshotRequest;
const $UpdateSnapshotResponse = root.containerd.services.snapshots.v1.UpdateSnapshotResponse;
const $ListSnapshotsRequest = root.containerd.services.snapshots.v1.ListSnapshotsRequest;
const $ListSnapshotsResponse = root.containerd.services.snapshots.v1.ListSnapshotsResponse;
const $UsageRequest = root.containerd.services.snapshots.v1.UsageRequest;
const $UsageResponse = root.containerd.services.snapshots.v1.UsageResponse;
const $CleanupRequest = root.containerd.services.snapshots.v1.CleanupRequest;
export const PrepareSnapshotRequest = { encode: (message) => $PrepareSnapshotRequest.encode(message).finish(), decode: (bytes) => $PrepareSnapshotRequest.decode(bytes) };
export const PrepareSnapshotResponse = { encode: (message) => $PrepareSnapshotResponse.encode(message).finish(), decode: (bytes) => $PrepareSnapshotResponse.decode(bytes) };
export const ViewSnapshotRequest = { encode: (message) => $ViewSnapshotRequest.encode(message).finish(), decode: (bytes) => $ViewSnapshotRequest.decode(bytes) };
export const ViewSnapshotResponse = { encode: (message) => $ViewSnapshotResponse.encode(message).finish(), decode: (bytes) => $ViewSnapshotResponse.decode(bytes) };
export const MountsRequest = { encode: (message) => $MountsRequest.encode(message).finish(), decode: (bytes) => $MountsRequest.decode(bytes) };
export const MountsResponse = { encode: (message) => $MountsResponse.encode(message).finish(), decode: (bytes) => $MountsResponse.decode(bytes) };
export const RemoveSnapshotRequest = { encode: (message) => $RemoveSnapshotRequest.encode(message).finish(), decode: (bytes) => $RemoveSnapshotRequest.decode(bytes) };
export const CommitSnapshotRequest = { encode: (message) => $CommitSnapshotRequest.encode(message).finish(), decode: (bytes) => $CommitSnapshotRequest.decode(bytes) };
export const StatSnapshotRequest = { encode: (message) => $StatSnapshotRequest.encode(message).finish(), decode: (bytes) => $StatSnapshotRequest.decode(bytes) };
export const Info = { encode: (message) => $Info.encode(message).finish(), decode: (bytes) => $Info.decode(bytes) };
export const StatSnapshotResponse = { encode: (message) => $StatSnapshotResponse.encode(message).finish(), decode: (bytes) => $StatSnapshotResponse.decode(bytes) };
export const UpdateSnapshotRequest = { encode: (message) => $UpdateSnapshotRequest.encode(message).finish(), decode: (bytes) => $UpdateSnapshotRequest.decode(bytes) };
export const UpdateSnapshotResponse = { encode: (message) => $UpdateSnapshotResponse.encode(message).finish(), decode: (bytes) => $UpdateSnapshotResponse.decode(bytes) };
export const ListSnapshotsRequest = { encode: (message) => $ListSnapshotsRequest.encode(message).finish(), decode: (bytes) => $ListSnapshotsRequest.decode(bytes) };
export const ListSnapshotsResponse = { encode: (message) => $ListSnapshotsResponse.encode(message).finish(), decode: (bytes) => $ListSnapshotsResponse.decode(bytes) };
export const UsageRequest = { encode: (message) => $UsageRequest.encode(message).finish(), decode: (bytes) => $UsageRequest.decode(bytes) };
export const UsageResponse = { encode: (message) => $UsageResponse.encode(message).finish(), decode: (bytes) => $UsageResponse.decode(bytes) };
export const CleanupRequest = { encode: (message) => $CleanupRequest.encode(message).finish(), decode: (bytes) => $CleanupRequest.decode(bytes) };
export const Kind = {"UNKNOWN":0,"VIEW":1,"ACTIVE":2,"COMMITTED":3};
import * as $google_protobuf from '../../../google/protobuf.js';
export const SnapshotsService = {
  prepare: { path: '/containerd.services.snapshots.v1.Snapshots/Prepare', requestStream: false, responseStream: false, request: PrepareSnapshotRequest, response: PrepareSnapshotResponse },
  view: { path: '/containerd.services.snapshots.v1.Snapshots/View', requestStream: false, responseStream: false, request: ViewSnapshotRequest, response: ViewSnapshotResponse },
  mounts: { path: '/containerd.services.snapshots.v1.Snapshots/Mounts', requestStream: false, responseStream: false, request: MountsRequest, response: MountsResponse },
  commit: { path: '/containerd.services.snapshots.v1.Snapshots/Commit', requestStream: false, responseStream: false, request: CommitSnapshotRequest, response: $google_protobuf.Empty },
  remove: { path: '/containerd.services.snapshots.v1.Snapshots/Remove', requestStream: false, responseStream: false, request: RemoveSnapshotRequest, response: $google_protobuf.Empty },
  stat: { path: '/containerd.services.snapshots.v1.Snapshots/Stat', requestStream: false, responseStream: false, request: StatSnapshotRequest, response: StatSnapshotResponse },
  update: { path: '/containerd.services.snapshots.v1.Snapshots/Update', requestStream: false, responseStream: false, request: UpdateSnapshotRequest, response: UpdateSnapshotResponse },
  list: { path: '/containerd.services.snapshots.v1.Snapshots/List', requestStream: false, responseStream: true, request: ListSnapshotsRequest, response: ListSnapshotsResponse },
  usage: { path: '/containerd.services.snapshots.v1.Snapshots/Usage', requestStream: false, responseStream: false, request: UsageRequest, response: UsageResponse },
  cleanup: { path: '/containerd.services.snapshots.v1.Snapshots/Cleanup', requestStream: false, responseStream: false, request: CleanupRequest, response: $google_protobuf.Empty },
};
