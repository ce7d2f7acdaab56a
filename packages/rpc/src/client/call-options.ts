/** What a call is about, for its error message. */
export interface CallSubject {
  /** Noun and verb: `containers.create`. */
  readonly operation: string;
  /** The thing, as a person would name it: `container "web-1"`. */
  readonly object?: string;
}

/** How one call is made. */
export interface CallOptions {
  readonly subject: CallSubject;
  /** Sent as gRPC metadata (text keys in lower case). Default none. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Ends the call; it then fails with `cancelled`, or `deadline-exceeded` for `AbortSignal.timeout`. */
  readonly signal?: AbortSignal | undefined;
}
