import * as root from '../../../messages.js';
const $ApplyRequest = root.containerd.services.diff.v1.ApplyRequest;
const $ApplyResponse = root.containerd.services.diff.v1.ApplyResponse;
const $DiffRequest = root.containerd.services.diff.v1.DiffRequest;
const $DiffResponse = root.containerd.services.diff.v1.DiffResponse;
export const ApplyRequest = { encode: (message) => $ApplyRequest.encode(message).finish(), decode: (bytes) => $ApplyRequest.decode(bytes) };
export const ApplyResponse = { encode: (message) => $ApplyResponse.encode(message).finish(), decode: (bytes) => $ApplyResponse.decode(bytes) };
export const DiffRequest = { encode: (message) => $DiffRequest.encode(message).finish(), decode: (bytes) => $DiffRequest.decode(bytes) };
export const DiffResponse = { encode: (message) => $DiffResponse.encode(message).finish(), decode: (bytes) => $DiffResponse.decode(bytes) };
export const DiffService = {
  apply: { path: '/containerd.services.diff.v1.Diff/Apply', requestStream: false, responseStream: false, request: ApplyRequest, response: ApplyResponse },
  diff: { path: '/containerd.services.diff.v1.Diff/Diff', requestStream: false, responseStream: false, request: DiffRequest, response: DiffResponse },
};
