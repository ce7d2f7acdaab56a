import type {  } from '@berth/rpc';
import type Long from 'long';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface OptionsInit {
  readonly typeUrl?: string | null | undefined;
  readonly configPath?: string | null | undefined;
  readonly configBody?: Uint8Array | null | undefined;
}
export interface Options {
  typeUrl: string;
  configPath: string;
  configBody: Uint8Array;
}
export declare const Options: Codec<OptionsInit, Options>;
