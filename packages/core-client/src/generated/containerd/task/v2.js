import * as root from '../../messages.js';
const $CreateTaskRequest = root.containerd.task.v2.CreateTaskRequest;
const $CreateTaskResponse = root.containerd.task.v2.CreateTaskResponse;
const $DeleteRequest = root.containerd.task.v2.DeleteRequest;
const $DeleteResponse = root.containerd.task.v2.DeleteResponse;
const $ExecProcessRequest = root.containerd.task.v2.ExecProcessRequest;
const $ExecProcessResponse = root.containerd.task.v2.ExecProcessResponse;
const $ResizePtyRequest = root.containerd.task.v2.ResizePtyRequest;
const $StateRequest = root.containerd.task.v2.StateRequest;
const $StateResponse = root.containerd.task.v2.StateResponse;
const $KillRequest = root.containerd.task.v2.KillRequest;
const $CloseIORequest = root.containerd.task.v2.CloseIORequest;
const $PidsRequest = root.containerd.task.v2.PidsRequest;
const $PidsResponse = root.containerd.task.v2.PidsResponse;
const $CheckpointTaskRequest = root.containerd.task.v2.CheckpointTaskRequest;
const $UpdateTaskRequest = root.containerd.task.v2.UpdateTaskRequest;
const $StartRequest = root.containerd.task.v2.StartRequest;
const $StartResponse = root.containerd.task.v2.StartResponse;
const $WaitRequest = root.containerd.task.v2.WaitRequest;
const $WaitResponse = root.containerd.task.v2.WaitResponse;
const $StatsRequest = root.containerd.task.v2.StatsRequest;
const $StatsResponse = root.containerd.task.v2.StatsResponse;
const $ConnectRequest = root.containerd.task.v2.ConnectRequest;
const $ConnectResponse = root.containerd.task.v2.ConnectResponse;
const $ShutdownRequest = root.containerd.task.v2.ShutdownRequest;
const $PauseRequest = root.containerd.task.v2.PauseRequest;
const $ResumeRequest = root.containerd.task.v2.ResumeRequest;
export const CreateTaskRequest = { encode: (message) => $CreateTaskRequest.encode(message).finish(), decode: (bytes) => $CreateTaskRequest.decode(bytes) };
export const CreateTaskResponse = { encode: (message) => $CreateTaskResponse.encode(message).finish(), decode: (bytes) => $CreateTaskResponse.decode(bytes) };
export const DeleteRequest = { encode: (message) => $DeleteRequest.encode(message).finish(), decode: (bytes) => $DeleteRequest.decode(bytes) };
export const DeleteResponse = { encode: (message) => $DeleteResponse.encode(message).finish(), decode: (bytes) => $DeleteResponse.decode(bytes) };
export const ExecProcessRequest = { encode: (message) => $ExecProcessRequest.encode(message).finish(), decode: (bytes) => $ExecProcessRequest.decode(bytes) };
export const ExecProcessResponse = { encode: (message) => $ExecProcessResponse.encode(message).finish(), decode: (bytes) => $ExecProcessResponse.decode(bytes) };
export const ResizePtyRequest = { encode: (message) => $ResizePtyRequest.encode(message).finish(), decode: (bytes) => $ResizePtyRequest.decode(bytes) };
export const StateRequest = { encode: (message) => $StateRequest.encode(message).finish(), decode: (bytes) => $StateRequest.decode(bytes) };
export const StateResponse = { encode: (message) => $StateResponse.encode(message).finish(), decode: (bytes) => $StateResponse.decode(bytes) };
export const KillRequest = { encode: (message) => $KillRequest.encode(message).finish(), decode: (bytes) => $KillRequest.decode(bytes) };
export const CloseIORequest = { encode: (message) => $CloseIORequest.encode(message).finish(), decode: (bytes) => $CloseIORequest.decode(bytes) };
export const PidsRequest = { encode: (message) => $PidsRequest.encode(message).finish(), decode: (bytes) => $PidsRequest.decode(bytes) };
export const PidsResponse = { encode: (message) => $PidsResponse.encode(message).finish(), decode: (bytes) => $PidsResponse.decode(bytes) };
export const CheckpointTaskRequest = { encode: (message) => $CheckpointTaskRequest.encode(message).finish(), decode: (bytes) => $CheckpointTaskRequest.decode(bytes) };
export const UpdateTaskRequest = { encode: (message) => $UpdateTaskRequest.encode(message).finish(), decode: (bytes) => $UpdateTaskRequest.decode(bytes) };
export const StartRequest = { encode: (message) => $StartRequest.encode(message).finish(), decode: (bytes) => $StartRequest.decode(bytes) };
export const StartResponse = { encode: (message) => $StartResponse.encode(message).finish(), decode: (bytes) => $StartResponse.decode(bytes) };
export const WaitRequest = { encode: (message) => $WaitRequest.encode(message).finish(), decode: (bytes) => $WaitRequest.decode(bytes) };
export const WaitResponse = { encode: (message) => $WaitResponse.encode(message).finish(), decode: (bytes) => $WaitResponse.decode(bytes) };
export const StatsRequest = { encode: (message) => $StatsRequest.encode(message).finish(), decode: (bytes) => $StatsRequest.decode(bytes) };
export const StatsResponse = { encode: (message) => $StatsResponse.encode(message).finish(), decode: (bytes) => $StatsResponse.decode(bytes) };
export const ConnectRequest = { encode: (message) => $ConnectRequest.encode(message).finish(), decode: (bytes) => $ConnectRequest.decode(bytes) };
export const ConnectResponse = { encode: (message) => $ConnectResponse.encode(message).finish(), decode: (bytes) => $ConnectResponse.decode(bytes) };
export const ShutdownRequest = { encode: (message) => $ShutdownRequest.encode(message).finish(), decode: (bytes) => $ShutdownRequest.decode(bytes) };
export const PauseRequest = { encode: (message) => $PauseRequest.encode(message).finish(), decode: (bytes) => $PauseRequest.decode(bytes) };
export const ResumeRequest = { encode: (message) => $ResumeRequest.encode(message).finish(), decode: (bytes) => $ResumeRequest.decode(bytes) };
import * as $google_protobuf from '../../google/protobuf.js';
export const TaskService = {
  state: { path: '/containerd.task.v2.Task/State', requestStream: false, responseStream: false, request: StateRequest, response: StateResponse },
  create: { path: '/containerd.task.v2.Task/Create', requestStream: false, responseStream: false, request: CreateTaskRequest, response: CreateTaskResponse },
  start: { path: '/containerd.task.v2.Task/Start', requestStream: false, responseStream: false, request: StartRequest, response: StartResponse },
  delete: { path: '/containerd.task.v2.Task/Delete', requestStream: false, responseStream: false, request: DeleteRequest, response: DeleteResponse },
  pids: { path: '/containerd.task.v2.Task/Pids', requestStream: false, responseStream: false, request: PidsRequest, response: PidsResponse },
  pause: { path: '/containerd.task.v2.Task/Pause', requestStream: false, responseStream: false, request: PauseRequest, response: $google_protobuf.Empty },
  resume: { path: '/containerd.task.v2.Task/Resume', requestStream: false, responseStream: false, request: ResumeRequest, response: $google_protobuf.Empty },
  checkpoint: { path: '/containerd.task.v2.Task/Checkpoint', requestStream: false, responseStream: false, request: CheckpointTaskRequest, response: $google_protobuf.Empty },
  kill: { path: '/containerd.task.v2.Task/Kill', requestStream: false, responseStream: false, request: KillRequest, response: $google_protobuf.Empty },
  exec: { path: '/containerd.task.v2.Task/Exec', requestStream: false, responseStream: false, request: ExecProcessRequest, response: $google_protobuf.Empty },
  resizePty: { path: '/containerd.task.v2.Task/ResizePty', requestStream: false, responseStream: false, request: ResizePtyRequest, response: $google_protobuf.Empty },
  closeIO: { path: '/containerd.task.v2.Task/CloseIO', requestStream: false, responseStream: false, request: CloseIORequest, response: $google_protobuf.Empty },
  update: { path: '/containerd.task.v2.Task/Update', requestStream: false, responseStream: false, request: UpdateTaskRequest, response: $google_protobuf.Empty },
  wait: { path: '/containerd.task.v2.Task/Wait', requestStream: false, responseStream: false, request: WaitRequest, response: WaitResponse },
  stats: { path: '/containerd.task.v2.Task/Stats', requestStream: false, responseStream: false, request: StatsRequest, response: StatsResponse },
  connect: { path: '/containerd.task.v2.Task/Connect', requestStream: false, responseStream: false, request: ConnectRequest, response: ConnectResponse },
  shutdown: { path: '/containerd.task.v2.Task/Shutdown', requestStream: false, responseStream: false, request: ShutdownRequest, response: $google_protobuf.Empty },
};
