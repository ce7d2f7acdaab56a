import * as root from '../../../messages.js';
const $Lease = root.containerd.services.leases.v1.Lease;
const $CreateRequest = root.containerd.services.leases.v1.CreateRequest;
const $CreateResponse = root.containerd.services.leases.v1.CreateResponse;
const $DeleteRequest = root.containerd.services.leases.v1.DeleteRequest;
const $ListRequest = root.containerd.services.leases.v1.ListRequest;
const $ListResponse = root.containerd.services.leases.v1.ListResponse;
const $Resource = root.containerd.services.leases.v1.Resource;
const $AddResourceRequest = root.containerd.services.leases.v1.AddResourceRequest;
const $DeleteResourceRequest = root.containerd.services.leases.v1.DeleteResourceRequest;
const $ListResourcesRequest = root.containerd.services.leases.v1.ListResourcesRequest;
const $ListResourcesResponse = root.containerd.services.leases.v1.ListResourcesResponse;
export const Lease = { encode: (message) => $Lease.encode(message).finish(), decode: (bytes) => $Lease.decode(bytes) };
export const CreateRequest = { encode: (message) => $CreateRequest.encode(message).finish(), decode: (bytes) => $CreateRequest.decode(bytes) };
export const CreateResponse = { encode: (message) => $CreateResponse.encode(message).finish(), decode: (bytes) => $CreateResponse.decode(bytes) };
export const DeleteRequest = { encode: (message) => $DeleteRequest.encode(message).finish(), decode: (bytes) => $DeleteRequest.decode(bytes) };
export const ListRequest = { encode: (message) => $ListRequest.encode(message).finish(), decode: (bytes) => $ListRequest.decode(bytes) };
export const ListResponse = { encode: (message) => $ListResponse.encode(message).finish(), decode: (bytes) => $ListResponse.decode(bytes) };
export const Resource = { encode: (message) => $Resource.encode(message).finish(), decode: (bytes) => $Resource.decode(bytes) };
export const AddResourceRequest = { encode: (message) => $AddResourceRequest.encode(message).finish(), decode: (bytes) => $AddResourceRequest.decode(bytes) };
export const DeleteResourceRequest = { encode: (message) => $DeleteResourceRequest.encode(message).finish(), decode: (bytes) => $DeleteResourceRequest.decode(bytes) };
export const ListResourcesRequest = { encode: (message) => $ListResourcesRequest.encode(message).finish(), decode: (bytes) => $ListResourcesRequest.decode(bytes) };
export const ListResourcesResponse = { encode: (message) => $ListResourcesResponse.encode(message).finish(), decode: (bytes) => $ListResourcesResponse.decode(bytes) };
import * as $google_protobuf from '../../../google/protobuf.js';
export const LeasesService = {
  create: { path: '/containerd.services.leases.v1.Leases/Create', requestStream: false, responseStream: false, request: CreateRequest, response: CreateResponse },
  delete: { path: '/containerd.services.leases.v1.Leases/Delete', requestStream: false, responseStream: false, request: DeleteRequest, response: $google_protobuf.Empty },
  list: { path: '/containerd.services.leases.v1.Leases/List', requestStream: false, responseStream: false, request: ListRequest, response: ListResponse },
  addResource: { path: '/containerd.services.leases.v1.Leases/AddResource', requestStream: false, responseStream: false, request: AddResourceRequest, response: $google_protobuf.Empty },
  deleteResource: { path: '/containerd.services.leases.v1.Leases/DeleteResource', requestStream: false, responseStream: false, request: DeleteResourceRequest, response: $google_protobuf.Empty },
  listResources: { path: '/containerd.services.leases.v1.Leases/ListResources', requestStream: false, responseStream: false, request: ListResourcesRequest, response: ListResourcesResponse },
};
