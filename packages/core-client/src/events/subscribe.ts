import { randomUUID } from 'node:crypto';
import { backOff, BerthError, invalidArgument, systemClock, throwIfAborted } from '@berth/foundation';
import { NamespaceDelete } from '../generated/containerd/events.js';
import { EventsService as service } from '../generated/containerd/services/events/v1.js';
import type { Envelope as WireEnvelope } from '../generated/containerd/types.js';
import { filterValue } from '../session/filters.js';
import type { Session } from '../session/session.js';
import { decodeEvent } from './decode.js';
import type { SubscribeOptions, SubscriptionItem } from './events.js';

/** Where a subscription hears itself: the first thing it receives shows that the daemon has it. */
const PROBE_TOPIC = '/berth/subscribed';

/** The namespace probes are published in where the client has none; it need not exist. */
const PROBE_NAMESPACE = 'berth';

/** How often the probe is sent until it is heard, in milliseconds. */
const PROBE_EVERY_MS = 50;

const SUBJECT = { operation: 'events.subscribe' };

/** See {@link Events.subscribe}. */
export async function* subscribe(
  session: Session,
  options: SubscribeOptions = {},
): AsyncGenerator<SubscriptionItem, void, void> {
  let waits = backOff();
  for (let gap = false; ; gap = true) {
    throwIfAborted(options.signal, SUBJECT);
    try {
      for await (const item of subscribeOnce(session, options, gap)) {
        if (item.kind === 'subscribed') waits = backOff();
        yield item;
      }
    } catch (error) {
      throwIfUnreadable(error);
      // The daemon is gone, or going: it is worth waiting for. Anything else is the caller's to know.
      if (!BerthError.is(error, 'unavailable', 'internal', 'unknown') || options.signal?.aborted === true) throw error;
      await systemClock.sleep(waits.next().value, { signal: options.signal });
    }
  }
}

/** The daemon sends as UNKNOWN, like what passes, that it cannot read a filter, which never will. */
function throwIfUnreadable(error: unknown): void {
  if (!BerthError.is(error, 'unknown') || error.peerMessage?.includes('parsing subscription filters') !== true) return;
  throw invalidArgument('filters', `cannot be read by the daemon: ${error.peerMessage}`, error);
}

/** One connection's events. The daemon does not say when a subscription stands, so a probe of our own shows it. */
async function* subscribeOnce(
  session: Session,
  options: SubscribeOptions,
  gap: boolean,
): AsyncGenerator<SubscriptionItem, void, void> {
  const id = randomUUID();
  const request = { filters: filtersOf(session, options) };
  const probing = new AbortController();
  const events = session.serverStream(service.subscribe, request, SUBJECT, options);
  void probe(session, options, id, probing.signal);
  let subscribed = false;
  try {
    for await (const envelope of events) {
      if (isProbe(envelope, id)) {
        probing.abort();
        if (!subscribed) yield { kind: 'subscribed', gap };
        subscribed = true;
      } else if (envelope.topic !== PROBE_TOPIC) {
        yield { kind: 'event', event: decodeEvent(envelope) };
      }
    }
  } finally {
    probing.abort();
  }
}

/** Sends the probe until it is heard. That the daemon is not there is told by the subscription itself. */
async function probe(session: Session, options: SubscribeOptions, id: string, signal: AbortSignal): Promise<void> {
  const namespace = options.namespace ?? session.namespace ?? PROBE_NAMESPACE;
  // Of a type that every reader of events can decode: `ctr events` complains of any other. The topic tells it from a real one.
  const event = { typeUrl: 'containerd.events.NamespaceDelete', value: probePayload(id) };
  try {
    for (;;) {
      await session.unary(service.publish, { topic: PROBE_TOPIC, event }, SUBJECT, { namespace, signal });
      await systemClock.sleep(PROBE_EVERY_MS, { signal });
    }
  } catch {
    // Heard, or the connection is lost, which ends the subscription as well.
  }
}

/** Compared as bytes: what others publish under the topic need not be decodable. */
function probePayload(id: string): Uint8Array {
  return NamespaceDelete.encode({ name: id });
}

function isProbe(envelope: WireEnvelope, id: string): boolean {
  return envelope.topic === PROBE_TOPIC && Buffer.from(envelope.event?.value ?? []).equals(probePayload(id));
}

function filtersOf(session: Session, options: SubscribeOptions): string[] {
  const namespace = options.namespace ?? session.namespace;
  const own = namespace === undefined ? [] : [`namespace==${filterValue(namespace)}`];
  const filters = options.filters ?? own;
  // No filter at all lets everything through, the probe among it.
  return filters.length === 0 ? [] : [...filters, `topic==${filterValue(PROBE_TOPIC)}`];
}
