import * as root from '../../../messages.js';
const $PublishRequest = root.containerd.services.events.v1.PublishRequest;
const $ForwardRequest = root.containerd.services.events.v1.ForwardRequest;
const $SubscribeRequest = root.containerd.services.events.v1.SubscribeRequest;
export const PublishRequest = { encode: (message) => $PublishRequest.encode(message).finish(), decode: (bytes) => $PublishRequest.decode(bytes) };
export const ForwardRequest = { encode: (message) => $ForwardRequest.encode(message).finish(), decode: (bytes) => $ForwardRequest.decode(bytes) };
export const SubscribeRequest = { encode: (message) => $SubscribeRequest.encode(message).finish(), decode: (bytes) => $SubscribeRequest.decode(bytes) };
import * as $google_protobuf from '../../../google/protobuf.js';
import * as $containerd_types from '../../../containerd/types.js';
export const EventsService = {
  publish: { path: '/containerd.services.events.v1.Events/Publish', requestStream: false, responseStream: false, request: PublishRequest, response: $google_protobuf.Empty },
  forward: { path: '/containerd.services.events.v1.Events/Forward', requestStream: false, responseStream: false, request: ForwardRequest, response: $google_protobuf.Empty },
  subscribe: { path: '/containerd.services.events.v1.Events/Subscribe', requestStream: false, responseStream: true, request: SubscribeRequest, response: $containerd_types.Envelope },
};
