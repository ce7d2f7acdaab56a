import * as root from '../../../messages.js';
const $BootstrapParams = root.containerd.runtime.bootstrap.v1.BootstrapParams;
const $Extension = root.containerd.runtime.bootstrap.v1.Extension;
const $BootstrapResult = root.containerd.runtime.bootstrap.v1.BootstrapResult;
export const BootstrapParams = { encode: (message) => $BootstrapParams.encode(message).finish(), decode: (bytes) => $BootstrapParams.decode(bytes) };
export const Extension = { encode: (message) => $Extension.encode(message).finish(), decode: (bytes) => $Extension.decode(bytes) };
export const BootstrapResult = { encode: (message) => $BootstrapResult.encode(message).finish(), decode: (bytes) => $BootstrapResult.decode(bytes) };
export const LogLevel = {"LOG_LEVEL_INFO":0,"LOG_LEVEL_TRACE":-8,"LOG_LEVEL_DEBUG":-4,"LOG_LEVEL_WARN":4,"LOG_LEVEL_ERROR":8,"LOG_LEVEL_FATAL":10,"LOG_LEVEL_PANIC":12};
export const Capability = {"CAPABILITY_UNSPECIFIED":0};
