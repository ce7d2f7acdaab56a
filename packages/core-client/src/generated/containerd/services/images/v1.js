import * as root from '../../../messages.js';
const $ImageCreate = root.containerd.services.images.v1.ImageCreate;
const $ImageUpdate = root.containerd.services.images.v1.ImageUpdate;
const $ImageDelete = root.containerd.services.images.v1.ImageDelete;
const $Image = root.containerd.services.images.v1.Image;
const $GetImageRequest = root.containerd.services.images.v1.GetImageRequest;
const $GetImageResponse = root.containerd.services.images.v1.GetImageResponse;
const $CreateImageRequest = root.containerd.services.images.v1.CreateImageRequest;
const $CreateImageResponse = root.containerd.services.images.v1.CreateImageResponse;
const $UpdateImageRequest = root.containerd.services.images.v1.UpdateImageRequest;
const $UpdateImageResponse = root.containerd.services.images.v1.UpdateImageResponse;
const $ListImagesRequest = root.containerd.services.images.v1.ListImagesRequest;
const $ListImagesResponse = root.containerd.services.images.v1.ListImagesResponse;
const $DeleteImageRequest = root.containerd.services.images.v1.DeleteImageRequest;
export const ImageCreate = { encode: (message) => $ImageCreate.encode(message).finish(), decode: (bytes) => $ImageCreate.decode(bytes) };
export const ImageUpdate = { encode: (message) => $ImageUpdate.encode(message).finish(), decode: (bytes) => $ImageUpdate.decode(bytes) };
export const ImageDelete = { encode: (message) => $ImageDelete.encode(message).finish(), decode: (bytes) => $ImageDelete.decode(bytes) };
export const Image = { encode: (message) => $Image.encode(message).finish(), decode: (bytes) => $Image.decode(bytes) };
export const GetImageRequest = { encode: (message) => $GetImageRequest.encode(message).finish(), decode: (bytes) => $GetImageRequest.decode(bytes) };
export const GetImageResponse = { encode: (message) => $GetImageResponse.encode(message).finish(), decode: (bytes) => $GetImageResponse.decode(bytes) };
export const CreateImageRequest = { encode: (message) => $CreateImageRequest.encode(message).finish(), decode: (bytes) => $CreateImageRequest.decode(bytes) };
export const CreateImageResponse = { encode: (message) => $CreateImageResponse.encode(message).finish(), decode: (bytes) => $CreateImageResponse.decode(bytes) };
export const UpdateImageRequest = { encode: (message) => $UpdateImageRequest.encode(message).finish(), decode: (bytes) => $UpdateImageRequest.decode(bytes) };
export const UpdateImageResponse = { encode: (message) => $UpdateImageResponse.encode(message).finish(), decode: (bytes) => $UpdateImageResponse.decode(bytes) };
export const ListImagesRequest = { encode: (message) => $ListImagesRequest.encode(message).finish(), decode: (bytes) => $ListImagesRequest.decode(bytes) };
export const ListImagesResponse = { encode: (message) => $ListImagesResponse.encode(message).finish(), decode: (bytes) => $ListImagesResponse.decode(bytes) };
export const DeleteImageRequest = { encode: (message) => $DeleteImageRequest.encode(message).finish(), decode: (bytes) => $DeleteImageRequest.decode(bytes) };
import * as $google_protobuf from '../../../google/protobuf.js';
export const ImagesService = {
  get: { path: '/containerd.services.images.v1.Images/Get', requestStream: false, responseStream: false, request: GetImageRequest, response: GetImageResponse },
  list: { path: '/containerd.services.images.v1.Images/List', requestStream: false, responseStream: false, request: ListImagesRequest, response: ListImagesResponse },
  create: { path: '/containerd.services.images.v1.Images/Create', requestStream: false, responseStream: false, request: CreateImageRequest, response: CreateImageResponse },
  update: { path: '/containerd.services.images.v1.Images/Update', requestStream: false, responseStream: false, request: UpdateImageRequest, response: UpdateImageResponse },
  delete: { path: '/containerd.services.images.v1.Images/Delete', requestStream: false, responseStream: false, request: DeleteImageRequest, response: $google_protobuf.Empty },
};
