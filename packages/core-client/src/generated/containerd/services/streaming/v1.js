import * as root from '../../../messages.js';
const $StreamInit = root.containerd.services.streaming.v1.StreamInit;
export const StreamInit = { encode: (message) => $StreamInit.encode(message).finish(), decode: (bytes) => $StreamInit.decode(bytes) };
import * as $google_protobuf from '../../../google/protobuf.js';
export const StreamingService = {
  stream: { path: '/containerd.services.streaming.v1.Streaming/Stream', requestStream: true, responseStream: true, request: $google_protobuf.Any, response: $google_protobuf.Any },
};
