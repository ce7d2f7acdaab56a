import * as root from '../../../messages.js';
const $Plugin = root.containerd.services.introspection.v1.Plugin;
const $PluginsRequest = root.containerd.services.introspection.v1.PluginsRequest;
const $PluginsResponse = root.containerd.services.introspection.v1.PluginsResponse;
const $ServerResponse = root.containerd.services.introspection.v1.ServerResponse;
const $DeprecationWarning = root.containerd.services.introspection.v1.DeprecationWarning;
const $PluginInfoRequest = root.containerd.services.introspection.v1.PluginInfoRequest;
const $PluginInfoResponse = root.containerd.services.introspection.v1.PluginInfoResponse;
export const Plugin = { encode: (message) => $Plugin.encode(message).finish(), decode: (bytes) => $Plugin.decode(bytes) };
export const PluginsRequest = { encode: (message) => $PluginsRequest.encode(message).finish(), decode: (bytes) => $PluginsRequest.decode(bytes) };
export const PluginsResponse = { encode: (message) => $PluginsResponse.encode(message).finish(), decode: (bytes) => $PluginsResponse.decode(bytes) };
export const ServerResponse = { encode: (message) => $ServerResponse.encode(message).finish(), decode: (bytes) => $ServerResponse.decode(bytes) };
export const DeprecationWarning = { encode: (message) => $DeprecationWarning.encode(message).finish(), decode: (bytes) => $DeprecationWarning.decode(bytes) };
export const PluginInfoRequest = { encode: (message) => $PluginInfoRequest.encode(message).finish(), decode: (bytes) => $PluginInfoRequest.decode(bytes) };
export const PluginInfoResponse = { encode: (message) => $PluginInfoResponse.encode(message).finish(), decode: (bytes) => $PluginInfoResponse.decode(bytes) };
import * as $google_protobuf from '../../../google/protobuf.js';
export const IntrospectionService = {
  plugins: { path: '/containerd.services.introspection.v1.Introspection/Plugins', requestStream: false, responseStream: false, request: PluginsRequest, response: PluginsResponse },
  server: { path: '/containerd.services.introspection.v1.Introspection/Server', requestStream: false, responseStream: false, request: $google_protobuf.Empty, response: ServerResponse },
  pluginInfo: { path: '/containerd.services.introspection.v1.Introspection/PluginInfo', requestStream: false, responseStream: false, request: PluginInfoRequest, response: PluginInfoResponse },
};
