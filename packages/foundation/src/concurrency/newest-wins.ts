/** A channel that keeps only the newest value: a slow reader skips what it missed, and memory stays bounded. */
export interface NewestWins<T> extends AsyncIterable<T> {
  /** Replaces the value that nobody has read yet. */
  set(value: T): void;
  /** Ends the iteration once the newest value was read; with an error, by throwing it. */
  end(error?: Error): void;
}

/** An empty {@link NewestWins}, for one reader. */
export function newestWins<T>(): NewestWins<T> {
  let newest: { readonly value: T } | undefined;
  let ended: { readonly error: Error | undefined } | undefined;
  let wake: () => void = () => undefined;
  return {
    set(value) {
      newest = { value };
      wake();
    },
    end(error) {
      ended ??= { error };
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        if (newest !== undefined) {
          const { value } = newest;
          newest = undefined;
          yield value;
        } else if (ended !== undefined) {
          if (ended.error !== undefined) throw ended.error;
          return;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  };
}
