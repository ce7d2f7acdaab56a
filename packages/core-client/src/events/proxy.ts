import { invalidArgument } from '@berth/foundation';
import { EventsService as service } from '../generated/containerd/services/events/v1.js';
import type { Session } from '../session/session.js';
import type { Events } from './events.js';
import { subscribe } from './subscribe.js';

/** {@link Events} of the daemon behind `session`. */
export function eventsOf(session: Session): Events {
  return {
    subscribe: (options) => subscribe(session, options),
    async publish(topic, event, options) {
      if (!/^\/[A-Za-z0-9/_-]+$/.test(topic))
        throw invalidArgument('topic', `must begin with a slash, not ${JSON.stringify(topic)}`);
      const subject = { operation: 'events.publish', object: `topic ${topic}` };
      await session.unary(service.publish, { topic, event: { ...event } }, subject, options);
    },
  };
}
