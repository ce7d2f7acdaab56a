import * as root from '../../../messages.js';
const $VersionResponse = root.containerd.services.version.v1.VersionResponse;
export const VersionResponse = { encode: (message) => $VersionResponse.encode(message).finish(), decode: (bytes) => $VersionResponse.decode(bytes) };
import * as $google_protobuf from '../../../google/protobuf.js';
export const VersionService = {
  version: { path: '/containerd.services.version.v1.Version/Version', requestStream: false, responseStream: false, request: $google_protobuf.Empty, response: VersionResponse },
};
