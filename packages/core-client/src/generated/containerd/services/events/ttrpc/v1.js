import * as root from '../../../../messages.js';
const $ForwardRequest = root.containerd.services.events.ttrpc.v1.ForwardRequest;
export const ForwardRequest = { encode: (message) => $ForwardRequest.encode(message).finish(), decode: (bytes) => $ForwardRequest.decode(bytes) };
import * as $google_protobuf from '../../../../google/protobuf.js';
export const EventsService = {
  forward: { path: '/containerd.services.events.ttrpc.v1.Events/Forward', requestStream: false, responseStream: false, request: ForwardRequest, response: $google_protobuf.Empty },
};
