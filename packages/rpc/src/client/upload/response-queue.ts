/** The messages of a call that wait for their reader, and how the call ended. */
export interface ResponseQueue<Res> extends AsyncIterableIterator<Res, void, void> {
  push(response: Res): void;
  /** Nothing more comes; what waits is read first. Only the first call counts. */
  settle(failure: Error | undefined): void;
}

/** An empty {@link ResponseQueue}; `onLeft` is called when the reader wants no more. */
export function responseQueue<Res>(onLeft: () => void): ResponseQueue<Res> {
  const waiting: Res[] = [];
  let outcome: { readonly failure: Error | undefined } | undefined;
  let change: PromiseWithResolvers<undefined> | undefined;

  /** Wakes all who wait: there may be several readers, one of which only wants to see the end. */
  function changed(): void {
    change?.resolve(undefined);
    change = undefined;
  }

  return {
    push(response) {
      waiting.push(response);
      changed();
    },
    settle(failure) {
      outcome ??= { failure };
      changed();
    },
    async next() {
      for (;;) {
        const [value] = waiting;
        if (value !== undefined) {
          waiting.shift();
          return { done: false, value };
        }
        if (outcome !== undefined) {
          const { failure } = outcome;
          outcome = { failure: undefined };
          if (failure !== undefined) throw failure;
          return { done: true, value: undefined };
        }
        await (change ??= Promise.withResolvers<undefined>()).promise;
      }
    },
    return() {
      waiting.length = 0;
      outcome = { failure: undefined };
      changed();
      onLeft();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
