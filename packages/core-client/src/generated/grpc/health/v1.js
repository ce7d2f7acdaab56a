import * as root from '../../messages.js';
const $HealthCheckRequest = root.grpc.health.v1.HealthCheckRequest;
const $HealthCheckResponse = root.grpc.health.v1.HealthCheckResponse;
const $HealthListRequest = root.grpc.health.v1.HealthListRequest;
const $HealthListResponse = root.grpc.health.v1.HealthListResponse;
export const HealthCheckRequest = { encode: (message) => $HealthCheckRequest.encode(message).finish(), decode: (bytes) => $HealthCheckRequest.decode(bytes) };
export const HealthCheckResponse = { encode: (message) => $HealthCheckResponse.encode(message).finish(), decode: (bytes) => $HealthCheckResponse.decode(bytes) };
export const HealthListRequest = { encode: (message) => $HealthListRequest.encode(message).finish(), decode: (bytes) => $HealthListRequest.decode(bytes) };
export const HealthListResponse = { encode: (message) => $HealthListResponse.encode(message).finish(), decode: (bytes) => $HealthListResponse.decode(bytes) };
export const HealthService = {
  check: { path: '/grpc.health.v1.Health/Check', requestStream: false, responseStream: false, request: HealthCheckRequest, response: HealthCheckResponse },
  list: { path: '/grpc.health.v1.Health/List', requestStream: false, responseStream: false, request: HealthListRequest, response: HealthListResponse },
  watch: { path: '/grpc.health.v1.Health/Watch', requestStream: false, responseStream: true, request: HealthCheckRequest, response: HealthCheckResponse },
};
