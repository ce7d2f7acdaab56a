/** How long to wait before each new try. */
export interface BackOffOptions {
  /** The first wait, in milliseconds. Default 100. */
  readonly initialMs?: number;
  /** No wait is longer, in milliseconds. Default 10,000. */
  readonly maxMs?: number;
  /** Each wait is this many times the one before. Default 2. */
  readonly factor?: number;
  /** The part of each wait that chance decides, 0 to 1: 0.2 gives 90 to 110 percent. Default 0.2. */
  readonly jitter?: number;
  /** A number from 0 to 1, as `Math.random`; a test passes its own. */
  readonly random?: () => number;
}

/** An endless sequence of waits in milliseconds, exponential up to a cap, with jitter. Start a new one after a success. */
export function* backOff(options: BackOffOptions = {}): Generator<number, never, void> {
  const { initialMs = 100, maxMs = 10_000, factor = 2, jitter = 0.2, random = Math.random } = options;
  for (let waitMs = initialMs; ; waitMs = Math.min(waitMs * factor, maxMs)) {
    yield Math.min(maxMs, waitMs * (1 - jitter / 2 + jitter * random()));
  }
}
