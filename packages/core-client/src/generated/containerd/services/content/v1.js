import * as root from '../../../messages.js';
const $Info = root.containerd.services.content.v1.Info;
const $InfoRequest = root.containerd.services.content.v1.InfoRequest;
const $InfoResponse = root.containerd.services.content.v1.InfoResponse;
const $UpdateRequest = root.containerd.services.content.v1.UpdateRequest;
const $UpdateResponse = root.containerd.services.content.v1.UpdateResponse;
const $ListContentRequest = root.containerd.services.content.v1.ListContentRequest;
const $ListContentResponse = root.containerd.services.content.v1.ListContentResponse;
const $DeleteContentRequest = root.containerd.services.content.v1.DeleteContentRequest;
const $ReadContentRequest = root.containerd.services.content.v1.ReadContentRequest;
const $ReadContentResponse = root.containerd.services.content.v1.ReadContentResponse;
const $Status = root.containerd.services.content.v1.Status;
const $StatusRequest = root.containerd.services.content.v1.StatusRequest;
const $StatusResponse = root.containerd.services.content.v1.StatusResponse;
const $ListStatusesRequest = root.containerd.services.content.v1.ListStatusesRequest;
const $ListStatusesResponse = root.containerd.services.content.v1.ListStatusesResponse;
const $WriteContentRequest = root.containerd.services.content.v1.WriteContentRequest;
const $WriteContentResponse = root.containerd.services.content.v1.WriteContentResponse;
const $AbortRequest = root.containerd.services.content.v1.AbortRequest;
export const Info = { encode: (message) => $Info.encode(message).finish(), decode: (bytes) => $Info.decode(bytes) };
export const InfoRequest = { encode: (message) => $InfoRequest.encode(message).finish(), decode: (bytes) => $InfoRequest.decode(bytes) };
export const InfoResponse = { encode: (message) => $InfoResponse.encode(message).finish(), decode: (bytes) => $InfoResponse.decode(bytes) };
export const UpdateRequest = { encode: (message) => $UpdateRequest.encode(message).finish(), decode: (bytes) => $UpdateRequest.decode(bytes) };
export const UpdateResponse = { encode: (message) => $UpdateResponse.encode(message).finish(), decode: (bytes) => $UpdateResponse.decode(bytes) };
export const ListContentRequest = { encode: (message) => $ListContentRequest.encode(message).finish(), decode: (bytes) => $ListContentRequest.decode(bytes) };
export const ListContentResponse = { encode: (message) => $ListContentResponse.encode(message).finish(), decode: (bytes) => $ListContentResponse.decode(bytes) };
export const DeleteContentRequest = { encode: (message) => $DeleteContentRequest.encode(message).finish(), decode: (bytes) => $DeleteContentRequest.decode(bytes) };
export const ReadContentRequest = { encode: (message) => $ReadContentRequest.encode(message).finish(), decode: (bytes) => $ReadContentRequest.decode(bytes) };
export const ReadContentResponse = { encode: (message) => $ReadContentResponse.encode(message).finish(), decode: (bytes) => $ReadContentResponse.decode(bytes) };
export const Status = { encode: (message) => $Status.encode(message).finish(), decode: (bytes) => $Status.decode(bytes) };
export const StatusRequest = { encode: (message) => $StatusRequest.encode(message).finish(), decode: (bytes) => $StatusRequest.decode(bytes) };
export const StatusResponse = { encode: (message) => $StatusResponse.encode(message).finish(), decode: (bytes) => $StatusResponse.decode(bytes) };
export const ListStatusesRequest = { encode: (message) => $ListStatusesRequest.encode(message).finish(), decode: (bytes) => $ListStatusesRequest.decode(bytes) };
export const ListStatusesResponse = { encode: (message) => $ListStatusesResponse.encode(message).finish(), decode: (bytes) => $ListStatusesResponse.decode(bytes) };
export const WriteContentRequest = { encode: (message) => $WriteContentRequest.encode(message).finish(), decode: (bytes) => $WriteContentRequest.decode(bytes) };
export const WriteContentResponse = { encode: (message) => $WriteContentResponse.encode(message).finish(), decode: (bytes) => $WriteContentResponse.decode(bytes) };
export const AbortRequest = { encode: (message) => $AbortRequest.encode(message).finish(), decode: (bytes) => $AbortRequest.decode(bytes) };
export const WriteAction = {"STAT":0,"WRITE":1,"COMMIT":2};
import * as $google_protobuf from '../../../google/protobuf.js';
export const ContentService = {
  info: { path: '/containerd.services.content.v1.Content/Info', requestStream: false, responseStream: false, request: InfoRequest, response: InfoResponse },
  update: { path: '/containerd.services.content.v1.Content/Update', requestStream: false, responseStream: false, request: UpdateRequest, response: UpdateResponse },
  list: { path: '/containerd.services.content.v1.Content/List', requestStream: false, responseStream: true, request: ListContentRequest, response: ListContentResponse },
  delete: { path: '/containerd.services.content.v1.Content/Delete', requestStream: false, responseStream: false, request: DeleteContentRequest, response: $google_protobuf.Empty },
  read: { path: '/containerd.services.content.v1.Content/Read', requestStream: false, responseStream: true, request: ReadContentRequest, response: ReadContentResponse },
  status: { path: '/containerd.services.content.v1.Content/Status', requestStream: false, responseStream: false, request: StatusRequest, response: StatusResponse },
  listStatuses: { path: '/containerd.services.content.v1.Content/ListStatuses', requestStream: false, responseStream: false, request: ListStatusesRequest, response: ListStatusesResponse },
  write: { path: '/containerd.services.content.v1.Content/Write', requestStream: true, responseStream: true, request: WriteContentRequest, response: WriteContentResponse },
  abort: { path: '/containerd.services.content.v1.Content/Abort', requestStream: false, responseStream: false, request: AbortRequest, response: $google_protobuf.Empty },
};
