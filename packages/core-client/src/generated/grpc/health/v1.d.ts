import type { BidiMethod, ClientStreamMethod, ServerStreamMethod, UnaryMethod } from '@berth/rpc';
import type Long from 'long';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface HealthCheckRequestInit {
  readonly service?: string | null | undefined;
}
export interface HealthCheckRequest {
  service: string;
}
export interface HealthCheckResponseInit {
  readonly status?: number | null | undefined;
}
export interface HealthCheckResponse {
  status: number;
}
export interface HealthListRequestInit {
}
export interface HealthListRequest {
}
export interface HealthListResponseInit {
  readonly statuses?: Readonly<Record<string, HealthCheckResponseInit>> | null | undefined;
}
export interface HealthListResponse {
  statuses: Record<string, HealthCheckResponse>;
}
export declare const HealthCheckRequest: Codec<HealthCheckRequestInit, HealthCheckRequest>;
export declare const HealthCheckResponse: Codec<HealthCheckResponseInit, HealthCheckResponse>;
export declare const HealthListRequest: Codec<HealthListRequestInit, HealthListRequest>;
export declare const HealthListResponse: Codec<HealthListResponseInit, HealthListResponse>;
export declare const HealthService: {
  readonly check: UnaryMethod<HealthCheckRequestInit, HealthCheckResponse>;
  readonly list: UnaryMethod<HealthListRequestInit, HealthListResponse>;
  readonly watch: ServerStreamMethod<HealthCheckRequestInit, HealthCheckResponse>;
};
