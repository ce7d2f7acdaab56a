import * as root from '../../../messages.js';
const $Container = root.containerd.services.containers.v1.Container;
const $Container_Runtime = root.containerd.services.containers.v1.Container.Runtime;
const $GetContainerRequest = root.containerd.services.containers.v1.GetContainerRequest;
const $GetContainerResponse = root.containerd.services.containers.v1.GetContainerResponse;
const $ListContainersRequest = root.containerd.services.containers.v1.ListContainersRequest;
const $ListContainersResponse = root.containerd.services.containers.v1.ListContainersResponse;
const $CreateContainerRequest = root.containerd.services.containers.v1.CreateContainerRequest;
const $CreateContainerResponse = root.containerd.services.containers.v1.CreateContainerResponse;
const $UpdateContainerRequest = root.containerd.services.containers.v1.UpdateContainerRequest;
const $UpdateContainerResponse = root.containerd.services.containers.v1.UpdateContainerResponse;
const $DeleteContainerRequest = root.containerd.services.containers.v1.DeleteContainerRequest;
const $ListContainerMessage = root.containerd.services.containers.v1.ListContainerMessage;
export const Container = { encode: (message) => $Container.encode(message).finish(), decode: (bytes) => $Container.decode(bytes) };
export const Container_Runtime = { encode: (message) => $Container_Runtime.encode(message).finish(), decode: (bytes) => $Container_Runtime.decode(bytes) };
export const GetContainerRequest = { encode: (message) => $GetContainerRequest.encode(message).finish(), decode: (bytes) => $GetContainerRequest.decode(bytes) };
export const GetContainerResponse = { encode: (message) => $GetContainerResponse.encode(message).finish(), decode: (bytes) => $GetContainerResponse.decode(bytes) };
export const ListContainersRequest = { encode: (message) => $ListContainersRequest.encode(message).finish(), decode: (bytes) => $ListContainersRequest.decode(bytes) };
export const ListContainersResponse = { encode: (message) => $ListContainersResponse.encode(message).finish(), decode: (bytes) => $ListContainersResponse.decode(bytes) };
export const CreateContainerRequest = { encode: (message) => $CreateContainerRequest.encode(message).finish(), decode: (bytes) => $CreateContainerRequest.decode(bytes) };
export const CreateContainerResponse = { encode: (message) => $CreateContainerResponse.encode(message).finish(), decode: (bytes) => $CreateContainerResponse.decode(bytes) };
export const UpdateContainerRequest = { encode: (message) => $UpdateContainerRequest.encode(message).finish(), decode: (bytes) => $UpdateContainerRequest.decode(bytes) };
export const UpdateContainerResponse = { encode: (message) => $UpdateContainerResponse.encode(message).finish(), decode: (bytes) => $UpdateContainerResponse.decode(bytes) };
export const DeleteContainerRequest = { encode: (message) => $DeleteContainerRequest.encode(message).finish(), decode: (bytes) => $DeleteContainerRequest.decode(bytes) };
export const ListContainerMessage = { encode: (message) => $ListContainerMessage.encode(message).finish(), decode: (bytes) => $ListContainerMessage.decode(bytes) };
import * as $google_protobuf from '../../../google/protobuf.js';
export const ContainersService = {
  get: { path: '/containerd.services.containers.v1.Containers/Get', requestStream: false, responseStream: false, request: GetContainerRequest, response: GetContainerResponse },
  list: { path: '/containerd.services.containers.v1.Containers/List', requestStream: false, responseStream: false, request: ListContainersRequest, response: ListContainersResponse },
  listStream: { path: '/containerd.services.containers.v1.Containers/ListStream', requestStream: false, responseStream: true, request: ListContainersRequest, response: ListContainerMessage },
  create: { path: '/containerd.services.containers.v1.Containers/Create', requestStream: false, responseStream: false, request: CreateContainerRequest, response: CreateContainerResponse },
  update: { path: '/containerd.services.containers.v1.Containers/Update', requestStream: false, responseStream: false, request: UpdateContainerRequest, response: UpdateContainerResponse },
  delete: { path: '/containerd.services.containers.v1.Containers/Delete', requestStream: false, responseStream: false, request: DeleteContainerRequest, response: $google_protobuf.Empty },
};
