import type { LogSource } from './log-reading.js';
import type { LogTarget } from './log-sink.js';

/** What the log thread is asked for. */
export type LogRequest =
  | { readonly kind: 'open'; readonly id: string; readonly source: LogSource; readonly target: LogTarget }
  | { readonly kind: 'finish'; readonly id: string }
  | { readonly kind: 'end' };

/** What it answers, by the number of the request. */
export type LogAnswer = { readonly number: number } & (
  { readonly done: true } | { readonly done: false; readonly problem: string; readonly errno: string | undefined }
);

/** A request with its number. */
export interface NumberedRequest {
  readonly number: number;
  readonly request: LogRequest;
}
