import type {  } from '@berth/rpc';
import type Long from 'long';
import type * as $google_protobuf from '../../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface ProcessInit {
  readonly containerId?: string | null | undefined;
  readonly id?: string | null | undefined;
  readonly pid?: number | null | undefined;
  readonly status?: number | null | undefined;
  readonly stdin?: string | null | undefined;
  readonly stdout?: string | null | undefined;
  readonly stderr?: string | null | undefined;
  readonly terminal?: boolean | null | undefined;
  readonly exitStatus?: number | null | undefined;
  readonly exitedAt?: $google_protobuf.TimestampInit | null | undefined;
}
export interface Process {
  containerId: string;
  id: string;
  pid: number;
  status: number;
  stdin: string;
  stdout: string;
  stderr: string;
  terminal: boolean;
  exitStatus: number;
  exitedAt: $google_protobuf.Timestamp | null | undefined;
}
export interface ProcessInfoInit {
  readonly pid?: number | null | undefined;
  readonly info?: $google_protobuf.AnyInit | null | undefined;
}
export interface ProcessInfo {
  pid: number;
  info: $google_protobuf.Any | null | undefined;
}
export declare const Process: Codec<ProcessInit, Process>;
export declare const ProcessInfo: Codec<ProcessInfoInit, ProcessInfo>;
export declare const Status: { readonly UNKNOWN: 0; readonly CREATED: 1; readonly RUNNING: 2; readonly STOPPED: 3; readonly PAUSED: 4; readonly PAUSING: 5 };
