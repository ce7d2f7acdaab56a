import type {  } from '@berth/rpc';
import type Long from 'long';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface AnyInit {
  readonly typeUrl?: string | null | undefined;
  readonly value?: Uint8Array | null | undefined;
}
export interface Any {
  typeUrl: string;
  value: Uint8Array;
}
export interface TimestampInit {
  readonly seconds?: Long | null | undefined;
  readonly nanos?: number | null | undefined;
}
export interface Timestamp {
  seconds: Long;
  nanos: number;
}
export interface DurationInit {
  readonly seconds?: Long | null | undefined;
  readonly nanos?: number | null | undefined;
}
export interface Duration {
  seconds: Long;
  nanos: number;
}
export interface EmptyInit {
}
export interface Empty {
}
export interface FieldMaskInit {
  readonly paths?: readonly string[] | null | undefined;
}
export interface FieldMask {
  paths: string[];
}
export interface StructInit {
  readonly fields?: Readonly<Record<string, ValueInit>> | null | undefined;
}
export interface Struct {
  fields: Record<string, Value>;
}
export interface ValueInit {
  readonly nullValue?: number | null | undefined;
  readonly numberValue?: number | null | undefined;
  readonly stringValue?: string | null | undefined;
  readonly boolValue?: boolean | null | undefined;
  readonly structValue?: StructInit | null | undefined;
  readonly listValue?: ListValueInit | null | undefined;
}
export interface Value {
  nullValue: number | null | undefined;
  numberValue: number | null | undefined;
  stringValue: string | null | undefined;
  boolValue: boolean | null | undefined;
  structValue: Struct | null | undefined;
  listValue: ListValue | null | undefined;
}
export interface ListValueInit {
  readonly values?: readonly ValueInit[] | null | undefined;
}
export interface ListValue {
  values: Value[];
}
export declare const Any: Codec<AnyInit, Any>;
export declare const Timestamp: Codec<TimestampInit, Timestamp>;
export declare const Duration: Codec<DurationInit, Duration>;
export declare const Empty: Codec<EmptyInit, Empty>;
export declare const FieldMask: Codec<FieldMaskInit, FieldMask>;
export declare const Struct: Codec<StructInit, Struct>;
export declare const Value: Codec<ValueInit, Value>;
export declare const ListValue: Codec<ListValueInit, ListValue>;
export declare const NullValue: { readonly NULL_VALUE: 0 };
