export type {
  BidiMethod,
  ClientStreamMethod,
  Codec,
  Method,
  ServerStreamMethod,
  UnaryMethod,
} from './method/method.js';
export type { CallOptions, CallSubject } from './client/call-options.js';
export type { BidiCall, Channel, ChannelOptions, UploadCall, UploadMethod } from './client/channel.js';
export { openChannel } from './client/open-channel.js';
export { codeOfStatus, statusOfCode } from './status/status-code.js';
export { openServer, type Server, type ServerOptions } from './server/open-server.js';
export {
  bidiRoute,
  clientStreamRoute,
  serverStreamRoute,
  unaryRoute,
  type CallContext,
  type Route,
} from './server/route.js';
export type { ClassifyStatus, RpcStatus } from './status/rpc-error.js';
export { typeName, type Any } from './values/any.js';
export { int64, toBigInt, toSafeNumber, uint64 } from './values/int64.js';
export { fromTimestamp, toTimestamp, type WireTimestamp } from './values/timestamp.js';
