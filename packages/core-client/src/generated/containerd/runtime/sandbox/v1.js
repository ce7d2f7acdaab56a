import * as root from '../../../messages.js';
const $CreateSandboxRequest = root.containerd.runtime.sandbox.v1.CreateSandboxRequest;
const $CreateSandboxResponse = root.containerd.runtime.sandbox.v1.CreateSandboxResponse;
const $StartSandboxRequest = root.containerd.runtime.sandbox.v1.StartSandboxRequest;
const $StartSandboxResponse = root.containerd.runtime.sandbox.v1.StartSandboxResponse;
const $PlatformRequest = root.containerd.runtime.sandbox.v1.PlatformRequest;
const $PlatformResponse = root.containerd.runtime.sandbox.v1.PlatformResponse;
const $StopSandboxRequest = root.containerd.runtime.sandbox.v1.StopSandboxRequest;
const $StopSandboxResponse = root.containerd.runtime.sandbox.v1.StopSandboxResponse;
const $UpdateSandboxRequest = root.containerd.runtime.sandbox.v1.UpdateSandboxRequest;
const $WaitSandboxRequest = root.containerd.runtime.sandbox.v1.WaitSandboxRequest;
const $WaitSandboxResponse = root.containerd.runtime.sandbox.v1.WaitSandboxResponse;
const $UpdateSandboxResponse = root.containerd.runtime.sandbox.v1.UpdateSandboxResponse;
const $SandboxStatusRequest = root.containerd.runtime.sandbox.v1.SandboxStatusRequest;
const $SandboxStatusResponse = root.containerd.runtime.sandbox.v1.SandboxStatusResponse;
const $PingRequest = root.containerd.runtime.sandbox.v1.PingRequest;
const $PingResponse = root.containerd.runtime.sandbox.v1.PingResponse;
const $ShutdownSandboxRequest = root.containerd.runtime.sandbox.v1.ShutdownSandboxRequest;
const $ShutdownSandboxResponse = root.containerd.runtime.sandbox.v1.ShutdownSandboxResponse;
const $SandboxMetricsRequest = root.containerd.runtime.sandbox.v1.SandboxMetricsRequest;
const $SandboxMetricsResponse = root.containerd.runtime.sandbox.v1.SandboxMetricsResponse;
export const CreateSandboxRequest = { encode: (message) => $CreateSandboxRequest.encode(message).finish(), decode: (bytes) => $CreateSandboxRequest.decode(bytes) };
export const CreateSandboxResponse = { encode: (message) => $CreateSandboxResponse.encode(message).finish(), decode: (bytes) => $CreateSandboxResponse.decode(bytes) };
export const StartSandboxRequest = { encode: (message) => $StartSandboxRequest.encode(message).finish(), decode: (bytes) => $StartSandboxRequest.decode(bytes) };
export const StartSandboxResponse = { encode: (message) => $StartSandboxResponse.encode(message).finish(), decode: (bytes) => $StartSandboxResponse.decode(bytes) };
export const PlatformRequest = { encode: (message) => $PlatformRequest.encode(message).finish(), decode: (bytes) => $PlatformRequest.decode(bytes) };
export const PlatformResponse = { encode: (message) => $PlatformResponse.encode(message).finish(), decode: (bytes) => $PlatformResponse.decode(bytes) };
export const StopSandboxRequest = { encode: (message) => $StopSandboxRequest.encode(message).finish(), decode: (bytes) => $StopSandboxRequest.decode(bytes) };
export const StopSandboxResponse = { encode: (message) => $StopSandboxResponse.encode(message).finish(), decode: (bytes) => $StopSandboxResponse.decode(bytes) };
export const UpdateSandboxRequest = { encode: (message) => $UpdateSandboxRequest.encode(message).finish(), decode: (bytes) => $UpdateSandboxRequest.decode(bytes) };
export const WaitSandboxRequest = { encode: (message) => $WaitSandboxRequest.encode(message).finish(), decode: (bytes) => $WaitSandboxRequest.decode(bytes) };
export const WaitSandboxResponse = { encode: (message) => $WaitSandboxResponse.encode(message).finish(), decode: (bytes) => $WaitSandboxResponse.decode(bytes) };
export const UpdateSandboxResponse = { encode: (message) => $UpdateSandboxResponse.encode(message).finish(), decode: (bytes) => $UpdateSandboxResponse.decode(bytes) };
export const SandboxStatusRequest = { encode: (message) => $SandboxStatusRequest.encode(message).finish(), decode: (bytes) => $SandboxStatusRequest.decode(bytes) };
export const SandboxStatusResponse = { encode: (message) => $SandboxStatusResponse.encode(message).finish(), decode: (bytes) => $SandboxStatusResponse.decode(bytes) };
export const PingRequest = { encode: (message) => $PingRequest.encode(message).finish(), decode: (bytes) => $PingRequest.decode(bytes) };
export const PingResponse = { encode: (message) => $PingResponse.encode(message).finish(), decode: (bytes) => $PingResponse.decode(bytes) };
export const ShutdownSandboxRequest = { encode: (message) => $ShutdownSandboxRequest.encode(message).finish(), decode: (bytes) => $ShutdownSandboxRequest.decode(bytes) };
export const ShutdownSandboxResponse = { encode: (message) => $ShutdownSandboxResponse.encode(message).finish(), decode: (bytes) => $ShutdownSandboxResponse.decode(bytes) };
export const SandboxMetricsRequest = { encode: (message) => $SandboxMetricsRequest.encode(message).finish(), decode: (bytes) => $SandboxMetricsRequest.decode(bytes) };
export const SandboxMetricsResponse = { encode: (message) => $SandboxMetricsResponse.encode(message).finish(), decode: (bytes) => $SandboxMetricsResponse.decode(bytes) };
export const SandboxService = {
  createSandbox: { path: '/containerd.runtime.sandbox.v1.Sandbox/CreateSandbox', requestStream: false, responseStream: false, request: CreateSandboxRequest, response: CreateSandboxResponse },
  startSandbox: { path: '/containerd.runtime.sandbox.v1.Sandbox/StartSandbox', requestStream: false, responseStream: false, request: StartSandboxRequest, response: StartSandboxResponse },
  platform: { path: '/containerd.runtime.sandbox.v1.Sandbox/Platform', requestStream: false, responseStream: false, request: PlatformRequest, response: PlatformResponse },
  stopSandbox: { path: '/containerd.runtime.sandbox.v1.Sandbox/StopSandbox', requestStream: false, responseStream: false, request: StopSandboxRequest, response: StopSandboxResponse },
  waitSandbox: { path: '/containerd.runtime.sandbox.v1.Sandbox/WaitSandbox', requestStream: false, responseStream: false, request: WaitSandboxRequest, response: WaitSandboxResponse },
  sandboxStatus: { path: '/containerd.runtime.sandbox.v1.Sandbox/SandboxStatus', requestStream: false, responseStream: false, request: SandboxStatusRequest, response: SandboxStatusResponse },
  pingSandbox: { path: '/containerd.runtime.sandbox.v1.Sandbox/PingSandbox', requestStream: false, responseStream: false, request: PingRequest, response: PingResponse },
  shutdownSandbox: { path: '/containerd.runtime.sandbox.v1.Sandbox/ShutdownSandbox', requestStream: false, responseStream: false, request: ShutdownSandboxRequest, response: ShutdownSandboxResponse },
  sandboxMetrics: { path: '/containerd.runtime.sandbox.v1.Sandbox/SandboxMetrics', requestStream: false, responseStream: false, request: SandboxMetricsRequest, response: SandboxMetricsResponse },
  updateSandbox: { path: '/containerd.runtime.sandbox.v1.Sandbox/UpdateSandbox', requestStream: false, responseStream: false, request: UpdateSandboxRequest, response: UpdateSandboxResponse },
};
