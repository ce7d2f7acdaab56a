/** What every call on a handle takes: the handle itself knows its namespace. */
export interface HandleOptions {
  /** Ends the call; it then fails with `cancelled`, or `deadline-exceeded` for `AbortSignal.timeout`. */
  readonly signal?: AbortSignal | undefined;
  /** The id of a lease that keeps what this call makes from the garbage collector. */
  readonly lease?: string | undefined;
}

/** What every call of the client takes. */
export interface CallOptions extends HandleOptions {
  /** The containerd namespace of this call instead of the client's own. */
  readonly namespace?: string | undefined;
}
