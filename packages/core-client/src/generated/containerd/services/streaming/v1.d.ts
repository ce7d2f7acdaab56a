import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
import type * as $google_protobuf from '../../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface StreamInitInit {
  readonly id?: string | null | undefined;
}
export interface StreamInit {
  id: string;
}
export declare const StreamInit: Codec<StreamInitInit, StreamInit>;
export declare const StreamingService: {
  readonly stream: BidiMethod<$google_protobuf.AnyInit, $google_protobuf.Any>;
};
