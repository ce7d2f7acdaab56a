import * as root from '../../messages.js';
const $Process = root.containerd.v1.types.Process;
const $ProcessInfo = root.containerd.v1.types.ProcessInfo;
export const Process = { encode: (message) => $Process.encode(message).finish(), decode: (bytes) => $Process.decode(bytes) };
export const ProcessInfo = { encode: (message) => $ProcessInfo.encode(message).finish(), decode: (bytes) => $ProcessInfo.decode(bytes) };
export const Status = {"UNKNOWN":0,"CREATED":1,"RUNNING":2,"STOPPED":3,"PAUSED":4,"PAUSING":5};
