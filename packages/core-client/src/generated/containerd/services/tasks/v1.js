import * as root from '../../../messages.js';
const $CreateTaskRequest = root.containerd.services.tasks.v1.CreateTaskRequest;
const $CreateTaskResponse = root.containerd.services.tasks.v1.CreateTaskResponse;
const $StartRequest = root.containerd.services.tasks.v1.StartRequest;
const $StartResponse = root.containerd.services.tasks.v1.StartResponse;
const $DeleteTaskRequest = root.containerd.services.tasks.v1.DeleteTaskRequest;
const $DeleteResponse = root.containerd.services.tasks.v1.DeleteResponse;
const $DeleteProcessRequest = root.containerd.services.tasks.v1.DeleteProcessRequest;
const $GetRequest = root.containerd.services.tasks.v1.GetRequest;
const $GetResponse = root.containerd.services.tasks.v1.GetResponse;
const $ListTasksRequest = root.containerd.services.tasks.v1.ListTasksRequest;
const $ListTasksResponse = root.containerd.services.tasks.v1.ListTasksResponse;
const $KillRequest = root.containerd.services.tasks.v1.KillRequest;
const $ExecProcessRequest = root.containerd.services.tasks.v1.ExecProcessRequest;
const $ExecProcessResponse = root.containerd.services.tasks.v1.ExecProcessResponse;
const $ResizePtyRequest = root.containerd.services.tasks.v1.ResizePtyRequest;
const $CloseIORequest = root.containerd.services.tasks.v1.CloseIORequest;
const $PauseTaskRequest = root.containerd.services.tasks.v1.PauseTaskRequest;
const $ResumeTaskRequest = root.containerd.services.tasks.v1.ResumeTaskRequest;
const $ListPidsRequest = root.containerd.services.tasks.v1.ListPidsRequest;
const $ListPidsResponse = root.containerd.services.tasks.v1.ListPidsResponse;
const $CheckpointTaskRequest = root.containerd.services.tasks.v1.CheckpointTaskRequest;
const $CheckpointTaskResponse = root.containerd.services.tasks.v1.CheckpointTaskResponse;
const $UpdateTaskRequest = root.containerd.services.tasks.v1.UpdateTaskRequest;
const $MetricsRequest = root.containerd.services.tasks.v1.MetricsRequest;
const $MetricsResponse = root.containerd.services.tasks.v1.MetricsResponse;
const $WaitRequest = root.containerd.services.tasks.v1.WaitRequest;
const $WaitResponse = root.containerd.services.tasks.v1.WaitResponse;
export const CreateTaskRequest = { encode: (message) => $CreateTaskRequest.encode(message).finish(), decode: (bytes) => $CreateTaskRequest.decode(bytes) };
export const CreateTaskResponse = { encode: (message) => $CreateTaskResponse.encode(message).finish(), decode: (bytes) => $CreateTaskResponse.decode(bytes) };
export const StartRequest = { encode: (message) => $StartRequest.encode(message).finish(), decode: (bytes) => $StartRequest.decode(bytes) };
export const StartResponse = { encode: (message) => $StartResponse.encode(message).finish(), decode: (bytes) => $StartResponse.decode(bytes) };
export const DeleteTaskRequest = { encode: (message) => $DeleteTaskRequest.encode(message).finish(), decode: (bytes) => $DeleteTaskRequest.decode(bytes) };
export const DeleteResponse = { encode: (message) => $DeleteResponse.encode(message).finish(), decode: (bytes) => $DeleteResponse.decode(bytes) };
export const DeleteProcessRequest = { encode: (message) => $DeleteProcessRequest.encode(message).finish(), decode: (bytes) => $DeleteProcessRequest.decode(bytes) };
export const GetRequest = { encode: (message) => $GetRequest.encode(message).finish(), decode: (bytes) => $GetRequest.decode(bytes) };
export const GetResponse = { encode: (message) => $GetResponse.encode(message).finish(), decode: (bytes) => $GetResponse.decode(bytes) };
export const ListTasksRequest = { encode: (message) => $ListTasksRequest.encode(message).finish(), decode: (bytes) => $ListTasksRequest.decode(bytes) };
export const ListTasksResponse = { encode: (message) => $ListTasksResponse.encode(message).finish(), decode: (bytes) => $ListTasksResponse.decode(bytes) };
export const KillRequest = { encode: (message) => $KillRequest.encode(message).finish(), decode: (bytes) => $KillRequest.decode(bytes) };
export const ExecProcessRequest = { encode: (message) => $ExecProcessRequest.encode(message).finish(), decode: (bytes) => $ExecProcessRequest.decode(bytes) };
export const ExecProcessResponse = { encode: (message) => $ExecProcessResponse.encode(message).finish(), decode: (bytes) => $ExecProcessResponse.decode(bytes) };
export const ResizePtyRequest = { encode: (message) => $ResizePtyRequest.encode(message).finish(), decode: (bytes) => $ResizePtyRequest.decode(bytes) };
export const CloseIORequest = { encode: (message) => $CloseIORequest.encode(message).finish(), decode: (bytes) => $CloseIORequest.decode(bytes) };
export const PauseTaskRequest = { encode: (message) => $PauseTaskRequest.encode(message).finish(), decode: (bytes) => $PauseTaskRequest.decode(bytes) };
export const ResumeTaskRequest = { encode: (message) => $ResumeTaskRequest.encode(message).finish(), decode: (bytes) => $ResumeTaskRequest.decode(bytes) };
export const ListPidsRequest = { encode: (message) => $ListPidsRequest.encode(message).finish(), decode: (bytes) => $ListPidsRequest.decode(bytes) };
export const ListPidsResponse = { encode: (message) => $ListPidsResponse.encode(message).finish(), decode: (bytes) => $ListPidsResponse.decode(bytes) };
export const CheckpointTaskRequest = { encode: (message) => $CheckpointTaskRequest.encode(message).finish(), decode: (bytes) => $CheckpointTaskRequest.decode(bytes) };
export const CheckpointTaskResponse = { encode: (message) => $CheckpointTaskResponse.encode(message).finish(), decode: (bytes) => $CheckpointTaskResponse.decode(bytes) };
export const UpdateTaskRequest = { encode: (message) => $UpdateTaskRequest.encode(message).finish(), decode: (bytes) => $UpdateTaskRequest.decode(bytes) };
export const MetricsRequest = { encode: (message) => $MetricsRequest.encode(message).finish(), decode: (bytes) => $MetricsRequest.decode(bytes) };
export const MetricsResponse = { encode: (message) => $MetricsResponse.encode(message).finish(), decode: (bytes) => $MetricsResponse.decode(bytes) };
export const WaitRequest = { encode: (message) => $WaitRequest.encode(message).finish(), decode: (bytes) => $WaitRequest.decode(bytes) };
export const WaitResponse = { encode: (message) => $WaitResponse.encode(message).finish(), decode: (bytes) => $WaitResponse.decode(bytes) };
import * as $google_protobuf from '../../../google/protobuf.js';
export const TasksService = {
  create: { path: '/containerd.services.tasks.v1.Tasks/Create', requestStream: false, responseStream: false, request: CreateTaskRequest, response: CreateTaskResponse },
  start: { path: '/containerd.services.tasks.v1.Tasks/Start', requestStream: false, responseStream: false, request: StartRequest, response: StartResponse },
  delete: { path: '/containerd.services.tasks.v1.Tasks/Delete', requestStream: false, responseStream: false, request: DeleteTaskRequest, response: DeleteResponse },
  deleteProcess: { path: '/containerd.services.tasks.v1.Tasks/DeleteProcess', requestStream: false, responseStream: false, request: DeleteProcessRequest, response: DeleteResponse },
  get: { path: '/containerd.services.tasks.v1.Tasks/Get', requestStream: false, responseStream: false, request: GetRequest, response: GetResponse },
  list: { path: '/containerd.services.tasks.v1.Tasks/List', requestStream: false, responseStream: false, request: ListTasksRequest, response: ListTasksResponse },
  kill: { path: '/containerd.services.tasks.v1.Tasks/Kill', requestStream: false, responseStream: false, request: KillRequest, response: $google_protobuf.Empty },
  exec: { path: '/containerd.services.tasks.v1.Tasks/Exec', requestStream: false, responseStream: false, request: ExecProcessRequest, response: $google_protobuf.Empty },
  resizePty: { path: '/containerd.services.tasks.v1.Tasks/ResizePty', requestStream: false, responseStream: false, request: ResizePtyRequest, response: $google_protobuf.Empty },
  closeIO: { path: '/containerd.services.tasks.v1.Tasks/CloseIO', requestStream: false, responseStream: false, request: CloseIORequest, response: $google_protobuf.Empty },
  pause: { path: '/containerd.services.tasks.v1.Tasks/Pause', requestStream: false, responseStream: false, request: PauseTaskRequest, response: $google_protobuf.Empty },
  resume: { path: '/containerd.services.tasks.v1.Tasks/Resume', requestStream: false, responseStream: false, request: ResumeTaskRequest, response: $google_protobuf.Empty },
  listPids: { path: '/containerd.services.tasks.v1.Tasks/ListPids', requestStream: false, responseStream: false, request: ListPidsRequest, response: ListPidsResponse },
  checkpoint: { path: '/containerd.services.tasks.v1.Tasks/Checkpoint', requestStream: false, responseStream: false, request: CheckpointTaskRequest, response: CheckpointTaskResponse },
  update: { path: '/containerd.services.tasks.v1.Tasks/Update', requestStream: false, responseStream: false, request: UpdateTaskRequest, response: $google_protobuf.Empty },
  metrics: { path: '/containerd.services.tasks.v1.Tasks/Metrics', requestStream: false, responseStream: false, request: MetricsRequest, response: MetricsResponse },
  wait: { path: '/containerd.services.tasks.v1.Tasks/Wait', requestStream: false, responseStream: false, request: WaitRequest, response: WaitResponse },
};
