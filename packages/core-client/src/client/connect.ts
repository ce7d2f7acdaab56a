import { BerthError, invalidArgument } from '@berth/foundation';
import { openChannel, type Channel } from '@berth/rpc';
import { containersOf } from '../containers/proxy.js';
import { contentOf } from '../content/proxy.js';
import { diffOf } from '../diff/proxy.js';
import { eventsOf } from '../events/proxy.js';
import { imagesOf } from '../images/images-proxy.js';
import { fifoSets } from '../io/index.js';
import { introspectionOf } from '../introspection/proxy.js';
import { leasesOf } from '../leases/proxy.js';
import { mountsOf } from '../mounts/proxy.js';
import { namespacesOf } from '../namespaces/proxy.js';
import { openRegistry, type Registry } from '../registry/index.js';
import { sandboxesOf } from '../sandboxes/proxy.js';
import { classifyRuntimeFailure } from '../session/runtime-failures.js';
import { createSession, type Session } from '../session/session.js';
import { checkOptionalWhole, checkWhole } from '../session/whole-number.js';
import { snapshotsOf } from '../snapshots/proxy.js';
import { transferOf } from '../transfer/proxy.js';
import type { Containerd, ConnectOptions } from './containerd.js';
import { healthOf } from './health.js';

/** Where containerd listens unless it was configured otherwise. */
const DEFAULT_ADDRESS = '/run/containerd/containerd.sock';

/** Where FIFOs are unless told otherwise. */
const FIFO_DIRECTORY = '/run/containerd/fifo';

const WAIT_MS = 10_000;

/**
 * Connects to a containerd. Resolves once the daemon answers.
 * @throws BerthError `unavailable` when it does not within `waitMs`, `invalid-argument`
 */
export async function connect(options: ConnectOptions = {}): Promise<Containerd> {
  const { address = DEFAULT_ADDRESS, waitMs = WAIT_MS, signal } = options;
  checkWhole('waitMs', waitMs, 0);
  checkOptionalWhole('reconnectMaxMs', options.reconnectMaxMs, 1);
  checkOptionalWhole('maxMessageBytes', options.maxMessageBytes, 1);
  const channel = openChannel({
    target: targetOf(address),
    reconnectMaxMs: options.reconnectMaxMs,
    maxMessageBytes: options.maxMessageBytes,
    classify: classifyRuntimeFailure,
  });
  try {
    const session = createSession(channel, { namespace: options.namespace });
    const client = compose(channel, session, options);
    if (waitMs > 0) await waitFor(client, address, waitMs, signal);
    return client;
  } catch (error) {
    channel.close();
    throw error;
  }
}

/** The gRPC target of a socket's path; `unix://` before it is allowed. */
function targetOf(address: string): string {
  const path = address.replace(/^unix:\/\//, '');
  if (!path.startsWith('/') || path.includes('\0'))
    throw invalidArgument('address', `must be the absolute path of a unix socket, not ${JSON.stringify(address)}`);
  return `unix://${path}`;
}

async function waitFor(
  client: Containerd,
  address: string,
  waitMs: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const timeout = AbortSignal.timeout(waitMs);
  try {
    await client.waitReady({ signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]) });
  } catch (error) {
    if (!timeout.aborted || signal?.aborted === true) throw error;
    throw new BerthError(
      'unavailable',
      `connect ${address}: no containerd answers there. Is it running, and may this user open the socket?`,
      {
        operation: 'connect',
        object: address,
        cause: error,
      },
    );
  }
}

function compose(
  channel: Channel,
  session: Session,
  options: ConnectOptions,
  shared = { registry: lazyRegistry(options), fifos: fifoSets(options.fifoDirectory ?? FIFO_DIRECTORY) },
): Containerd {
  const { registry, fifos } = shared;
  const health = healthOf(session);
  const { namespace } = session;
  const close = async () => {
    channel.close();
    await Promise.all([registry.close(), fifos.close()]);
  };
  return {
    namespace,
    namespaces: namespacesOf(session),
    leases: leasesOf(session),
    content: contentOf(session),
    snapshots: (snapshotter) => snapshotsOf(session, snapshotter ?? options.snapshotter ?? 'overlayfs'),
    diff: diffOf(session),
    introspection: introspectionOf(session),
    events: eventsOf(session),
    images: imagesOf(session, {
      snapshotter: options.snapshotter,
      registry: registry.get,
      credentials: isRegistry(options.registry) ? undefined : options.registry?.credentials,
    }),
    mounts: mountsOf(session),
    containers: containersOf(session, { snapshotter: options.snapshotter, fifos }),
    sandboxes: sandboxesOf(session),
    transfer: transferOf(session),
    ...health,
    async waitReady(call) {
      await channel.waitReady(call);
    },
    with: (defaults) => compose(channel, session.with(defaults), options, shared),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The client's registry, opened with the first pull; a registry of the caller's own is the caller's to close. */
function lazyRegistry({ registry: given }: ConnectOptions): { get: () => Registry; close: () => Promise<void> } {
  let own: Registry | undefined;
  return {
    get: () => (isRegistry(given) ? given : (own ??= openRegistry(given))),
    close: async () => own?.close(),
  };
}

function isRegistry(value: ConnectOptions['registry']): value is Registry {
  return value !== undefined && 'resolve' in value;
}
