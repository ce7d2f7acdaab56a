import type {  } from '@berth/rpc';
import type Long from 'long';
import type * as $google_protobuf from '../google/protobuf.js';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface ErrorInfoInit {
  readonly reason?: string | null | undefined;
  readonly domain?: string | null | undefined;
  readonly metadata?: Readonly<Record<string, string>> | null | undefined;
}
export interface ErrorInfo {
  reason: string;
  domain: string;
  metadata: Record<string, string>;
}
export interface RetryInfoInit {
  readonly retryDelay?: $google_protobuf.DurationInit | null | undefined;
}
export interface RetryInfo {
  retryDelay: $google_protobuf.Duration | null | undefined;
}
export interface DebugInfoInit {
  readonly stackEntries?: readonly string[] | null | undefined;
  readonly detail?: string | null | undefined;
}
export interface DebugInfo {
  stackEntries: string[];
  detail: string;
}
export interface QuotaFailureInit {
  readonly violations?: readonly QuotaFailure_ViolationInit[] | null | undefined;
}
export interface QuotaFailure {
  violations: QuotaFailure_Violation[];
}
export interface QuotaFailure_ViolationInit {
  readonly subject?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly apiService?: string | null | undefined;
  readonly quotaMetric?: string | null | undefined;
  readonly quotaId?: string | null | undefined;
  readonly quotaDimensions?: Readonly<Record<string, string>> | null | undefined;
  readonly quotaValue?: Long | null | undefined;
  readonly futureQuotaValue?: Long | null | undefined;
}
export interface QuotaFailure_Violation {
  subject: string;
  description: string;
  apiService: string;
  quotaMetric: string;
  quotaId: string;
  quotaDimensions: Record<string, string>;
  quotaValue: Long;
  futureQuotaValue: Long | null | undefined;
}
export interface PreconditionFailureInit {
  readonly violations?: readonly PreconditionFailure_ViolationInit[] | null | undefined;
}
export interface PreconditionFailure {
  violations: PreconditionFailure_Violation[];
}
export interface PreconditionFailure_ViolationInit {
  readonly type?: string | null | undefined;
  readonly subject?: string | null | undefined;
  readonly description?: string | null | undefined;
}
export interface PreconditionFailure_Violation {
  type: string;
  subject: string;
  description: string;
}
export interface BadRequestInit {
  readonly fieldViolations?: readonly BadRequest_FieldViolationInit[] | null | undefined;
}
export interface BadRequest {
  fieldViolations: BadRequest_FieldViolation[];
}
export interface BadRequest_FieldViolationInit {
  readonly field?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly reason?: string | null | undefined;
  readonly localizedMessage?: LocalizedMessageInit | null | undefined;
}
export interface BadRequest_FieldViolation {
  field: string;
  description: string;
  reason: string;
  localizedMessage: LocalizedMessage | null | undefined;
}
export interface RequestInfoInit {
  readonly requestId?: string | null | undefined;
  readonly servingData?: string | null | undefined;
}
export interface RequestInfo {
  requestId: string;
  servingData: string;
}
export interface ResourceInfoInit {
  readonly resourceType?: string | null | undefined;
  readonly resourceName?: string | null | undefined;
  readonly owner?: string | null | undefined;
  readonly description?: string | null | undefined;
}
export interface ResourceInfo {
  resourceType: string;
  resourceName: string;
  owner: string;
  description: string;
}
export interface HelpInit {
  readonly links?: readonly Help_LinkInit[] | null | undefined;
}
export interface Help {
  links: Help_Link[];
}
export interface Help_LinkInit {
  readonly description?: string | null | undefined;
  readonly url?: string | null | undefined;
}
export interface Help_Link {
  description: string;
  url: string;
}
export interface LocalizedMessageInit {
  readonly locale?: string | null | undefined;
  readonly message?: string | null | undefined;
}
export interface LocalizedMessage {
  locale: string;
  message: string;
}
export interface StatusInit {
  readonly code?: number | null | undefined;
  readonly message?: string | null | undefined;
  readonly details?: readonly $google_protobuf.AnyInit[] | null | undefined;
}
export interface Status {
  code: number;
  message: string;
  details: $google_protobuf.Any[];
}
export declare const ErrorInfo: Codec<ErrorInfoInit, ErrorInfo>;
export declare const RetryInfo: Codec<RetryInfoInit, RetryInfo>;
export declare const DebugInfo: Codec<DebugInfoInit, DebugInfo>;
export declare const QuotaFailure: Codec<QuotaFailureInit, QuotaFailure>;
export declare const QuotaFailure_Violation: Codec<QuotaFailure_ViolationInit, QuotaFailure_Violation>;
export declare const PreconditionFailure: Codec<PreconditionFailureInit, PreconditionFailure>;
export declare const PreconditionFailure_Violation: Codec<PreconditionFailure_ViolationInit, PreconditionFailure_Violation>;
export declare const BadRequest: Codec<BadRequestInit, BadRequest>;
export declare const BadRequest_FieldViolation: Codec<BadRequest_FieldViolationInit, BadRequest_FieldViolation>;
export declare const RequestInfo: Codec<RequestInfoInit, RequestInfo>;
export declare const ResourceInfo: Codec<ResourceInfoInit, ResourceInfo>;
export declare const Help: Codec<HelpInit, Help>;
export declare const Help_Link: Codec<Help_LinkInit, Help_Link>;
export declare const LocalizedMessage: Codec<LocalizedMessageInit, LocalizedMessage>;
export declare const Status: Codec<StatusInit, Status>;
export declare const Code: { readonly OK: 0; readonly CANCELLED: 1; readonly UNKNOWN: 2; readonly INVALID_ARGUMENT: 3; readonly DEADLINE_EXCEEDED: 4; readonly NOT_FOUND: 5; readonly ALREADY_EXISTS: 6; readonly PERMISSION_DENIED: 7; readonly UNAUTHENTICATED: 16; readonly RESOURCE_EXHAUSTED: 8; readonly FAILED_PRECONDITION: 9; readonly ABORTED: 10; readonly OUT_OF_RANGE: 11; readonly UNIMPLEMENTED: 12; readonly INTERNAL: 13; readonly UNAVAILABLE: 14; readonly DATA_LOSS: 15 };
