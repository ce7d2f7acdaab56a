import * as root from '../../../messages.js';
const $StoreCreateRequest = root.containerd.services.sandbox.v1.StoreCreateRequest;
const $StoreCreateResponse = root.containerd.services.sandbox.v1.StoreCreateResponse;
const $StoreUpdateRequest = root.containerd.services.sandbox.v1.StoreUpdateRequest;
const $StoreUpdateResponse = root.containerd.services.sandbox.v1.StoreUpdateResponse;
const $StoreDeleteRequest = root.containerd.services.sandbox.v1.StoreDeleteRequest;
const $StoreDeleteResponse = root.containerd.services.sandbox.v1.StoreDeleteResponse;
const $StoreListRequest = root.containerd.services.sandbox.v1.StoreListRequest;
const $StoreListResponse = root.containerd.services.sandbox.v1.StoreListResponse;
const $StoreGetRequest = root.containerd.services.sandbox.v1.StoreGetRequest;
const $StoreGetResponse = root.containerd.services.sandbox.v1.StoreGetResponse;
const $ControllerCreateRequest = root.containerd.services.sandbox.v1.ControllerCreateRequest;
const $ControllerCreateResponse = root.containerd.services.sandbox.v1.ControllerCreateResponse;
const $ControllerStartRequest = root.containerd.services.sandbox.v1.ControllerStartRequest;
const $ControllerStartResponse = root.containerd.services.sandbox.v1.ControllerStartResponse;
const $ControllerPlatformRequest = root.containerd.services.sandbox.v1.ControllerPlatformRequest;
const $ControllerPlatformResponse = root.containerd.services.sandbox.v1.ControllerPlatformResponse;
const $ControllerStopRequest = root.containerd.services.sandbox.v1.ControllerStopRequest;
const $ControllerStopResponse = root.containerd.services.sandbox.v1.ControllerStopResponse;
const $ControllerWaitRequest = root.containerd.services.sandbox.v1.ControllerWaitRequest;
const $ControllerWaitResponse = root.containerd.services.sandbox.v1.ControllerWaitResponse;
const $ControllerStatusRequest = root.containerd.services.sandbox.v1.ControllerStatusRequest;
const $ControllerStatusResponse = root.containerd.services.sandbox.v1.ControllerStatusResponse;
const $ControllerShutdownRequest = root.containerd.services.sandbox.v1.ControllerShutdownRequest;
const $ControllerShutdownResponse = root.containerd.services.sandbox.v1.ControllerShutdownResponse;
const $ControllerMetricsRequest = root.containerd.services.sandbox.v1.ControllerMetricsRequest;
const $ControllerMetricsResponse = root.containerd.services.sandbox.v1.ControllerMetricsResponse;
const $ControllerUpdateRequest = root.containerd.services.sandbox.v1.ControllerUpdateRequest;
const $ControllerUpdateResponse = root.containerd.services.sandbox.v1.ControllerUpdateResponse;
export const StoreCreateRequest = { encode: (message) => $StoreCreateRequest.encode(message).finish(), decode: (bytes) => $StoreCreateRequest.decode(bytes) };
export const StoreCreateResponse = { encode: (message) => $StoreCreateResponse.encode(message).finish(), decode: (bytes) => $StoreCreateResponse.decode(bytes) };
export const StoreUpdateRequest = { encode: (message) => $StoreUpdateRequest.encode(message).finish(), decode: (bytes) => $StoreUpdateRequest.decode(bytes) };
export const StoreUpdateResponse = { encode: (message) => $StoreUpdateResponse.encode(message).finish(), decode: (bytes) => $StoreUpdateResponse.decode(bytes) };
export const StoreDeleteRequest = { encode: (message) => $StoreDeleteRequest.encode(message).finish(), decode: (bytes) => $StoreDeleteRequest.decode(bytes) };
export const StoreDeleteResponse = { encode: (message) => $StoreDeleteResponse.encode(message).finish(), decode: (bytes) => $StoreDeleteResponse.decode(bytes) };
export const StoreListRequest = { encode: (message) => $StoreListRequest.encode(message).finish(), decode: (bytes) => $StoreListRequest.decode(bytes) };
export const StoreListResponse = { encode: (message) => $StoreListResponse.encode(message).finish(), decode: (bytes) => $StoreListResponse.decode(bytes) };
export const StoreGetRequest = { encode: (message) => $StoreGetRequest.encode(message).finish(), decode: (bytes) => $StoreGetRequest.decode(bytes) };
export const StoreGetResponse = { encode: (message) => $StoreGetResponse.encode(message).finish(), decode: (bytes) => $StoreGetResponse.decode(bytes) };
export const ControllerCreateRequest = { encode: (message) => $ControllerCreateRequest.encode(message).finish(), decode: (bytes) => $ControllerCreateRequest.decode(bytes) };
export const ControllerCreateResponse = { encode: (message) => $ControllerCreateResponse.encode(message).finish(), decode: (bytes) => $ControllerCreateResponse.decode(bytes) };
export const ControllerStartRequest = { encode: (message) => $ControllerStartRequest.encode(message).finish(), decode: (bytes) => $ControllerStartRequest.decode(bytes) };
export const ControllerStartResponse = { encode: (message) => $ControllerStartResponse.encode(message).finish(), decode: (bytes) => $ControllerStartResponse.decode(bytes) };
export const ControllerPlatformRequest = { encode: (message) => $ControllerPlatformRequest.encode(message).finish(), decode: (bytes) => $ControllerPlatformRequest.decode(bytes) };
export const ControllerPlatformResponse = { encode: (message) => $ControllerPlatformResponse.encode(message).finish(), decode: (bytes) => $ControllerPlatformResponse.decode(bytes) };
export const ControllerStopRequest = { encode: (message) => $ControllerStopRequest.encode(message).finish(), decode: (bytes) => $ControllerStopRequest.decode(bytes) };
export const ControllerStopResponse = { encode: (message) => $ControllerStopResponse.encode(message).finish(), decode: (bytes) => $ControllerStopResponse.decode(bytes) };
export const ControllerWaitRequest = { encode: (message) => $ControllerWaitRequest.encode(message).finish(), decode: (bytes) => $ControllerWaitRequest.decode(bytes) };
export const ControllerWaitResponse = { encode: (message) => $ControllerWaitResponse.encode(message).finish(), decode: (bytes) => $ControllerWaitResponse.decode(bytes) };
export const ControllerStatusRequest = { encode: (message) => $ControllerStatusRequest.encode(message).finish(), decode: (bytes) => $ControllerStatusRequest.decode(bytes) };
export const ControllerStatusResponse = { encode: (message) => $ControllerStatusResponse.encode(message).finish(), decode: (bytes) => $ControllerStatusResponse.decode(bytes) };
export const ControllerShutdownRequest = { encode: (message) => $ControllerShutdownRequest.encode(message).finish(), decode: (bytes) => $ControllerShutdownRequest.decode(bytes) };
export const ControllerShutdownResponse = { encode: (message) => $ControllerShutdownResponse.encode(message).finish(), decode: (bytes) => $ControllerShutdownResponse.decode(bytes) };
export const ControllerMetricsRequest = { encode: (message) => $ControllerMetricsRequest.encode(message).finish(), decode: (bytes) => $ControllerMetricsRequest.decode(bytes) };
export const ControllerMetricsResponse = { encode: (message) => $ControllerMetricsResponse.encode(message).finish(), decode: (bytes) => $ControllerMetricsResponse.decode(bytes) };
export const ControllerUpdateRequest = { encode: (message) => $ControllerUpdateRequest.encode(message).finish(), decode: (bytes) => $ControllerUpdateRequest.decode(bytes) };
export const ControllerUpdateResponse = { encode: (message) => $ControllerUpdateResponse.encode(message).finish(), decode: (bytes) => $ControllerUpdateResponse.decode(bytes) };
export const StoreService = {
  create: { path: '/containerd.services.sandbox.v1.Store/Create', requestStream: false, responseStream: false, request: StoreCreateRequest, response: StoreCreateResponse },
  update: { path: '/containerd.services.sandbox.v1.Store/Update', requestStream: false, responseStream: false, request: StoreUpdateRequest, response: StoreUpdateResponse },
  delete: { path: '/containerd.services.sandbox.v1.Store/Delete', requestStream: false, responseStream: false, request: StoreDeleteRequest, response: StoreDeleteResponse },
  list: { path: '/containerd.services.sandbox.v1.Store/List', requestStream: false, responseStream: false, request: StoreListRequest, response: StoreListResponse },
  get: { path: '/containerd.services.sandbox.v1.Store/Get', requestStream: false, responseStream: false, request: StoreGetRequest, response: StoreGetResponse },
};
export const ControllerService = {
  create: { path: '/containerd.services.sandbox.v1.Controller/Create', requestStream: false, responseStream: false, request: ControllerCreateRequest, response: ControllerCreateResponse },
  start: { path: '/containerd.services.sandbox.v1.Controller/Start', requestStream: false, responseStream: false, request: ControllerStartRequest, response: ControllerStartResponse },
  platform: { path: '/containerd.services.sandbox.v1.Controller/Platform', requestStream: false, responseStream: false, request: ControllerPlatformRequest, response: ControllerPlatformResponse },
  stop: { path: '/containerd.services.sandbox.v1.Controller/Stop', requestStream: false, responseStream: false, request: ControllerStopRequest, response: ControllerStopResponse },
  wait: { path: '/containerd.services.sandbox.v1.Controller/Wait', requestStream: false, responseStream: false, request: ControllerWaitRequest, response: ControllerWaitResponse },
  status: { path: '/containerd.services.sandbox.v1.Controller/Status', requestStream: false, responseStream: false, request: ControllerStatusRequest, response: ControllerStatusResponse },
  shutdown: { path: '/containerd.services.sandbox.v1.Controller/Shutdown', requestStream: false, responseStream: false, request: ControllerShutdownRequest, response: ControllerShutdownResponse },
  metrics: { path: '/containerd.services.sandbox.v1.Controller/Metrics', requestStream: false, responseStream: false, request: ControllerMetricsRequest, response: ControllerMetricsResponse },
  update: { path: '/containerd.services.sandbox.v1.Controller/Update', requestStream: false, responseStream: false, request: ControllerUpdateRequest, response: ControllerUpdateResponse },
};
