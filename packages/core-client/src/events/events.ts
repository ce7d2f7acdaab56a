import type { Instant } from '@berth/foundation';
import type { Any } from '@berth/rpc';
import type { CallOptions } from '../session/call-options.js';
import type { Filters } from '../session/filters.js';
import type { EventPayloads } from './payloads.js';

/** One event, by its topic. */
export type ContainerdEvent =
  | { readonly [T in keyof EventPayloads]: Envelope & { readonly topic: T } & EventPayloads[T] }[keyof EventPayloads]
  | UnknownEvent;

/** What every event has. */
export interface Envelope {
  readonly at: Instant | undefined;
  readonly namespace: string;
}

/** An event of somebody else's, or of a newer daemon. */
export interface UnknownEvent extends Envelope {
  readonly topic: 'other';
  readonly name: string;
  readonly payload: Any | undefined;
}

/**
 * What a subscription yields: events, and before the first and after each gap the word that it stands. The daemon replays
 * nothing, so a consumer that keeps state reads the present then; no event after it is missed.
 */
export type SubscriptionItem =
  | {
      readonly kind: 'subscribed';
      /** Whether events may have been missed since the last item. */ readonly gap: boolean;
    }
  | { readonly kind: 'event'; readonly event: ContainerdEvent };

/** Which events, and from where. */
export interface SubscribeOptions extends CallOptions {
  /**
   * Any of these, `topic~="/tasks/.+"` for one. Default all events of the client's namespace, or of all namespaces where the
   * client has none. Filters of one's own are not confined to the namespace: say `namespace==NAME` in each.
   */
  readonly filters?: Filters | undefined;
}

/** The daemon's events. */
export interface Events {
  /**
   * Events as they happen, until the loop is left or the signal fires. It survives a restart of the daemon: it connects
   * again, with back-off, and says `subscribed` with `gap: true`.
   */
  subscribe(options?: SubscribeOptions): AsyncIterable<SubscriptionItem>;
  /** Publishes an event of one's own. The topic begins with a slash. */
  publish(topic: string, event: Any, options?: CallOptions): Promise<void>;
}
