import { anySignal, BerthError, type BlockPool, invalidArgument } from '@berth/foundation';
import { openChannel, type Channel } from '@berth/rpc';
import { knownAccounts, type KnownAccounts } from '../containers/known-accounts.js';
import { containersOf } from '../containers/proxy.js';
import { contentOf } from '../content/proxy.js';
import { writerMemory } from '../content/writer.js';
import { diffOf } from '../diff/proxy.js';
import { eventsOf } from '../events/proxy.js';
import type { SharedByImages } from '../images/images-context.js';
import { imagesOf, sharedByImages } from '../images/images-proxy.js';
import { fifoSets, type FifoSets } from '../io/index.js';
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
import type { Containerd, ConnectOptions, ContainerdView } from './containerd.js';
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
    await client.waitReady({ signal: anySignal(signal, timeout) });
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

/** The client: a view of the daemon, and the end of the connection. */
function compose(channel: Channel, session: Session, options: ConnectOptions): Containerd {
  const registry = lazyRegistry(options);
  const shared: Shared = {
    channel,
    options,
    registry: registry.get,
    fifos: fifoSets(options.fifoDirectory ?? FIFO_DIRECTORY),
    memory: writerMemory(),
    accounts: knownAccounts(),
    images: sharedByImages(leasesOf(session)),
  };
  const close = async () => {
    channel.close();
    await Promise.all([registry.close(), shared.fifos.close()]);
  };
  return { ...viewOf(session, shared), close, [Symbol.asyncDispose]: close };
}

/** What all views over one connection have in common. */
interface Shared {
  readonly channel: Channel;
  readonly options: ConnectOptions;
  readonly registry: () => Registry;
  readonly fifos: FifoSets;
  readonly memory: BlockPool;
  readonly accounts: KnownAccounts;
  readonly images: SharedByImages;
}

function viewOf(session: Session, shared: Shared): ContainerdView {
  const { channel, options, registry, fifos, accounts } = shared;
  const { snapshotter } = options;
  const content = contentOf(session, shared.memory);
  return {
    namespace: session.namespace,
    namespaces: namespacesOf(session),
    leases: leasesOf(session),
    content,
    snapshots: (named) => snapshotsOf(session, named ?? snapshotter ?? 'overlayfs'),
    diff: diffOf(session),
    introspection: introspectionOf(session),
    events: eventsOf(session),
    images: imagesOf(session, {
      content,
      shared: shared.images,
      snapshotter,
      registry,
      credentials: options.registry?.credentials,
    }),
    mounts: mountsOf(session),
    containers: containersOf(session, { snapshotter, fifos, accounts }),
    sandboxes: sandboxesOf(session),
    transfer: transferOf(session),
    ...healthOf(session),
    async waitReady(call) {
      await channel.waitReady(call);
    },
    with: (defaults) => viewOf(session.with(defaults), shared),
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
