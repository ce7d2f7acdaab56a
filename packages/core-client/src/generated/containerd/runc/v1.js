import * as root from '../../messages.js';
const $Options = root.containerd.runc.v1.Options;
const $CheckpointOptions = root.containerd.runc.v1.CheckpointOptions;
const $ProcessDetails = root.containerd.runc.v1.ProcessDetails;
export const Options = { encode: (message) => $Options.encode(message).finish(), decode: (bytes) => $Options.decode(bytes) };
export const CheckpointOptions = { encode: (message) => $CheckpointOptions.encode(message).finish(), decode: (bytes) => $CheckpointOptions.decode(bytes) };
export const ProcessDetails = { encode: (message) => $ProcessDetails.encode(message).finish(), decode: (bytes) => $ProcessDetails.decode(bytes) };
