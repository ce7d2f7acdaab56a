import { ContainersService as service } from '../generated/containerd/services/containers/v1.js';
import type { FifoSets } from '../io/index.js';
import type { CallOptions } from '../session/call-options.js';
import type { Session } from '../session/session.js';
import type { Containers } from './containers.js';
import { createContainer } from './create-container.js';
import { getContainer } from './get-container.js';
import { containerHandle } from './handle.js';
import type { KnownAccounts } from './known-accounts.js';
import { readContainer } from './record.js';

/** What containers use that name nothing else. */
export interface ContainerDefaults {
  readonly fifos: FifoSets;
  readonly snapshotter?: string | undefined;
  /** Shared by all containers of a connection. */
  readonly accounts: KnownAccounts;
}

/** {@link Containers} of the daemon behind `session`. */
export function containersOf(session: Session, defaults: ContainerDefaults): Containers {
  const { accounts, fifos } = defaults;
  /** Where a container is found now, its handle must find it later. */
  const within = (options: CallOptions | undefined) =>
    options?.namespace === undefined ? session : session.with({ namespace: options.namespace });
  const snapshotter = defaults.snapshotter ?? 'overlayfs';
  return {
    async create(wanted) {
      const own = within(wanted);
      const { info, mounts } = await createContainer(own, wanted, { snapshotter, accounts });
      return containerHandle({ session: own, fifos }, info.id, info, mounts);
    },
    async get(id, options) {
      const own = within(options);
      const info = await getContainer(own, id, options);
      return containerHandle({ session: own, fifos }, info.id, info);
    },
    async *list(options) {
      const request = { filters: [...(options?.filters ?? [])] };
      const responses = session.serverStream(service.listStream, request, { operation: 'containers.list' }, options);
      for await (const { container } of responses) {
        if (container !== null && container !== undefined) yield readContainer(container);
      }
    },
  };
}
