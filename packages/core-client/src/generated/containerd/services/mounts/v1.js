import * as root from '../../../messages.js';
const $ActivateRequest = root.containerd.services.mounts.v1.ActivateRequest;
const $ActivateResponse = root.containerd.services.mounts.v1.ActivateResponse;
const $DeactivateRequest = root.containerd.services.mounts.v1.DeactivateRequest;
const $InfoRequest = root.containerd.services.mounts.v1.InfoRequest;
const $InfoResponse = root.containerd.services.mounts.v1.InfoResponse;
const $UpdateRequest = root.containerd.services.mounts.v1.UpdateRequest;
const $UpdateResponse = root.containerd.services.mounts.v1.UpdateResponse;
const $ListRequest = root.containerd.services.mounts.v1.ListRequest;
const $ListMessage = root.containerd.services.mounts.v1.ListMessage;
export const ActivateRequest = { encode: (message) => $ActivateRequest.encode(message).finish(), decode: (bytes) => $ActivateRequest.decode(bytes) };
export const ActivateResponse = { encode: (message) => $ActivateResponse.encode(message).finish(), decode: (bytes) => $ActivateResponse.decode(bytes) };
export const DeactivateRequest = { encode: (message) => $DeactivateRequest.encode(message).finish(), decode: (bytes) => $DeactivateRequest.decode(bytes) };
export const InfoRequest = { encode: (message) => $InfoRequest.encode(message).finish(), decode: (bytes) => $InfoRequest.decode(bytes) };
export const InfoResponse = { encode: (message) => $InfoResponse.encode(message).finish(), decode: (bytes) => $InfoResponse.decode(bytes) };
export const UpdateRequest = { encode: (message) => $UpdateRequest.encode(message).finish(), decode: (bytes) => $UpdateRequest.decode(bytes) };
export const UpdateResponse = { encode: (message) => $UpdateResponse.encode(message).finish(), decode: (bytes) => $UpdateResponse.decode(bytes) };
export const ListRequest = { encode: (message) => $ListRequest.encode(message).finish(), decode: (bytes) => $ListRequest.decode(bytes) };
export const ListMessage = { encode: (message) => $ListMessage.encode(message).finish(), decode: (bytes) => $ListMessage.decode(bytes) };
import * as $google_protobuf from '../../../google/protobuf.js';
export const MountsService = {
  activate: { path: '/containerd.services.mounts.v1.Mounts/Activate', requestStream: false, responseStream: false, request: ActivateRequest, response: ActivateResponse },
  deactivate: { path: '/containerd.services.mounts.v1.Mounts/Deactivate', requestStream: false, responseStream: false, request: DeactivateRequest, response: $google_protobuf.Empty },
  info: { path: '/containerd.services.mounts.v1.Mounts/Info', requestStream: false, responseStream: false, request: InfoRequest, response: InfoResponse },
  update: { path: '/containerd.services.mounts.v1.Mounts/Update', requestStream: false, responseStream: false, request: UpdateRequest, response: UpdateResponse },
  list: { path: '/containerd.services.mounts.v1.Mounts/List', requestStream: false, responseStream: true, request: ListRequest, response: ListMessage },
};
