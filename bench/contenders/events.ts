import type { Containerd, SubscriptionItem } from '@berth/core-client';
import type { Operation } from './serve.ts';

/** How long to wait for what does not come. */
const PATIENCE_MS = 60_000;

/** Receives events: first told to subscribe, then asked until some number has come. */
export interface Receiver {
  /** Resolves once the subscription stands. */
  readonly subscribe: Operation;
  /** Resolves with the last of `count` exits of the container `id`. */
  receive(id: string, count: number): Operation;
}

/** A {@link Receiver} over our client. */
export function receiver(containerd: Containerd): Receiver {
  let stream = subscription(containerd);
  return {
    async subscribe() {
      stream = subscription(containerd);
      await stream.next();
    },
    receive: (id, count) => async () => {
      for (let received = 0; received < count;) {
        const next = await stream.next();
        if (next.done === true) throw new Error(`${received} of ${count} events came`);
        const { value } = next;
        if (value.kind === 'event' && value.event.topic === '/tasks/exit' && value.event.containerId === id)
          received += 1;
      }
      await stream.return?.();
    },
  };
}

function subscription(containerd: Containerd): AsyncIterator<SubscriptionItem> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return containerd.events.subscribe({ filters: ['topic=="/tasks/exit"'], signal })[Symbol.asyncIterator]();
}
