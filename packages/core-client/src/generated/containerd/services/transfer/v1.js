import * as root from '../../../messages.js';
const $TransferRequest = root.containerd.services.transfer.v1.TransferRequest;
const $TransferOptions = root.containerd.services.transfer.v1.TransferOptions;
export const TransferRequest = { encode: (message) => $TransferRequest.encode(message).finish(), decode: (bytes) => $TransferRequest.decode(bytes) };
export const TransferOptions = { encode: (message) => $TransferOptions.encode(message).finish(), decode: (bytes) => $TransferOptions.decode(bytes) };
import * as $google_protobuf from '../../../google/protobuf.js';
export const TransferService = {
  transfer: { path: '/containerd.services.transfer.v1.Transfer/Transfer', requestStream: false, responseStream: false, request: TransferRequest, response: $google_protobuf.Empty },
};
