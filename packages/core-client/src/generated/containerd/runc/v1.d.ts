import type {  } from '@berth/rpc';
import type Long from 'long';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface OptionsInit {
  readonly noPivotRoot?: boolean | null | undefined;
  readonly noNewKeyring?: boolean | null | undefined;
  readonly shimCgroup?: string | null | undefined;
  readonly ioUid?: number | null | undefined;
  readonly ioGid?: number | null | undefined;
  readonly binaryName?: string | null | undefined;
  readonly root?: string | null | undefined;
  readonly systemdCgroup?: boolean | null | undefined;
  readonly criuImagePath?: string | null | undefined;
  readonly criuWorkPath?: string | null | undefined;
  readonly taskApiAddress?: string | null | undefined;
  readonly taskApiVersion?: number | null | undefined;
}
export interface Options {
  noPivotRoot: boolean;
  noNewKeyring: boolean;
  shimCgroup: string;
  ioUid: number;
  ioGid: number;
  binaryName: string;
  root: string;
  systemdCgroup: boolean;
  criuImagePath: string;
  criuWorkPath: string;
  taskApiAddress: string;
  taskApiVersion: number;
}
export interface CheckpointOptionsInit {
  readonly exit?: boolean | null | undefined;
  readonly openTcp?: boolean | null | undefined;
  readonly externalUnixSockets?: boolean | null | undefined;
  readonly terminal?: boolean | null | undefined;
  readonly fileLocks?: boolean | null | undefined;
  readonly emptyNamespaces?: readonly string[] | null | undefined;
  readonly cgroupsMode?: string | null | undefined;
  readonly imagePath?: string | null | undefined;
  readonly workPath?: string | null | undefined;
  readonly parentPath?: string | null | undefined;
}
export interface CheckpointOptions {
  exit: boolean;
  openTcp: boolean;
  externalUnixSockets: boolean;
  terminal: boolean;
  fileLocks: boolean;
  emptyNamespaces: string[];
  cgroupsMode: string;
  imagePath: string;
  workPath: string;
  parentPath: string;
}
export interface ProcessDetailsInit {
  readonly execId?: string | null | undefined;
}
export interface ProcessDetails {
  execId: string;
}
export declare const Options: Codec<OptionsInit, Options>;
export declare const CheckpointOptions: Codec<CheckpointOptionsInit, CheckpointOptions>;
export declare const ProcessDetails: Codec<ProcessDetailsInit, ProcessDetails>;
