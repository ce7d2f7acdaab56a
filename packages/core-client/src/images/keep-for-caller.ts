import type { CallOptions } from '../session/call-options.js';
import type { ImagesContext } from './images-context.js';

/**
 * Hands an image to the lease that its caller gave, where one was given, before ours lets go of it: by its root, since all else
 * hangs on that. @throws BerthError `not-found` where there is no such lease
 */
export async function keepForCaller(
  { leases, lease: ofClient }: ImagesContext,
  root: string,
  { lease = ofClient, namespace, signal }: CallOptions,
): Promise<void> {
  if (lease !== undefined) await leases.addResource(lease, { type: 'content', id: root }, { namespace, signal });
}
