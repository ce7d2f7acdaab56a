import * as root from '../../../messages.js';
const $Namespace = root.containerd.services.namespaces.v1.Namespace;
const $GetNamespaceRequest = root.containerd.services.namespaces.v1.GetNamespaceRequest;
const $GetNamespaceResponse = root.containerd.services.namespaces.v1.GetNamespaceResponse;
const $ListNamespacesRequest = root.containerd.services.namespaces.v1.ListNamespacesRequest;
const $ListNamespacesResponse = root.containerd.services.namespaces.v1.ListNamespacesResponse;
const $CreateNamespaceRequest = root.containerd.services.namespaces.v1.CreateNamespaceRequest;
const $CreateNamespaceResponse = root.containerd.services.namespaces.v1.CreateNamespaceResponse;
const $UpdateNamespaceRequest = root.containerd.services.namespaces.v1.UpdateNamespaceRequest;
const $UpdateNamespaceResponse = root.containerd.services.namespaces.v1.UpdateNamespaceResponse;
const $DeleteNamespaceRequest = root.containerd.services.namespaces.v1.DeleteNamespaceRequest;
export const Namespace = { encode: (message) => $Namespace.encode(message).finish(), decode: (bytes) => $Namespace.decode(bytes) };
export const GetNamespaceRequest = { encode: (message) => $GetNamespaceRequest.encode(message).finish(), decode: (bytes) => $GetNamespaceRequest.decode(bytes) };
export const GetNamespaceResponse = { encode: (message) => $GetNamespaceResponse.encode(message).finish(), decode: (bytes) => $GetNamespaceResponse.decode(bytes) };
export const ListNamespacesRequest = { encode: (message) => $ListNamespacesRequest.encode(message).finish(), decode: (bytes) => $ListNamespacesRequest.decode(bytes) };
export const ListNamespacesResponse = { encode: (message) => $ListNamespacesResponse.encode(message).finish(), decode: (bytes) => $ListNamespacesResponse.decode(bytes) };
export const CreateNamespaceRequest = { encode: (message) => $CreateNamespaceRequest.encode(message).finish(), decode: (bytes) => $CreateNamespaceRequest.decode(bytes) };
export const CreateNamespaceResponse = { encode: (message) => $CreateNamespaceResponse.encode(message).finish(), decode: (bytes) => $CreateNamespaceResponse.decode(bytes) };
export const UpdateNamespaceRequest = { encode: (message) => $UpdateNamespaceRequest.encode(message).finish(), decode: (bytes) => $UpdateNamespaceRequest.decode(bytes) };
export const UpdateNamespaceResponse = { encode: (message) => $UpdateNamespaceResponse.encode(message).finish(), decode: (bytes) => $UpdateNamespaceResponse.decode(bytes) };
export const DeleteNamespaceRequest = { encode: (message) => $DeleteNamespaceRequest.encode(message).finish(), decode: (bytes) => $DeleteNamespaceRequest.decode(bytes) };
import * as $google_protobuf from '../../../google/protobuf.js';
export const NamespacesService = {
  get: { path: '/containerd.services.namespaces.v1.Namespaces/Get', requestStream: false, responseStream: false, request: GetNamespaceRequest, response: GetNamespaceResponse },
  list: { path: '/containerd.services.namespaces.v1.Namespaces/List', requestStream: false, responseStream: false, request: ListNamespacesRequest, response: ListNamespacesResponse },
  create: { path: '/containerd.services.namespaces.v1.Namespaces/Create', requestStream: false, responseStream: false, request: CreateNamespaceRequest, response: CreateNamespaceResponse },
  update: { path: '/containerd.services.namespaces.v1.Namespaces/Update', requestStream: false, responseStream: false, request: UpdateNamespaceRequest, response: UpdateNamespaceResponse },
  delete: { path: '/containerd.services.namespaces.v1.Namespaces/Delete', requestStream: false, responseStream: false, request: DeleteNamespaceRequest, response: $google_protobuf.Empty },
};
