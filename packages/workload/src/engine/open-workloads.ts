import { isDeepStrictEqual } from 'node:util';
import { BerthError, raceAbort, throwIfAborted } from '@berth/foundation';
import type { Containerd, ContainerdEvent } from '@berth/core-client';
import { startLogs } from '../logs/logs.js';
import { parseWorkloadSpec } from '../model/parse-workload-spec.js';
import type { WorkloadSpec } from '../model/workload-spec.js';
import { defaultNetwork } from '../network/default-network.js';
import { holdNode } from '../node/hold-node.js';
import { nodeOf, type NodeOptions } from '../node/node.js';
import type { EngineContext } from './engine-context.js';
import { containerNamed } from './names.js';
import { listRecords } from './observe.js';
import { createRecord, readRecord, updateRecord, type WorkloadRecord } from './record.js';
import { statusFeed } from './status-feed.js';
import { workloadActor, type WorkloadActor } from './workload-actor.js';
import type { Workloads } from './workloads.js';

/**
 * Takes a Node for this process and adopts all that runs on it. `containerd` is a connection with the namespace of the Node's
 * containers, and stays its owner's. @throws BerthError `failed-precondition` where another agent has the Node
 */
export async function openWorkloads(containerd: Containerd, options: NodeOptions): Promise<Workloads> {
  const node = nodeOf(options);
  const opened: AsyncDisposable[] = [];
  const close = async (): Promise<void> => {
    for (const each of opened.splice(0).toReversed()) await each[Symbol.asyncDispose]();
  };
  try {
    opened.push(await holdNode(node));
    const logs = startLogs();
    opened.push(logs);
    const network = defaultNetwork(node);
    await network.ensure();
    const engine = startEngine({ containerd, node, logs, network });
    opened.push(engine);
    await engine.adopt();
    return { ...engine.verbs, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The actors of a Node's workloads. Disposing it ends them between two steps. */
interface Engine extends AsyncDisposable {
  /** Finds what is there. Nothing that happens from now on is missed. */
  adopt(): Promise<void>;
  readonly verbs: Omit<Workloads, keyof AsyncDisposable>;
}

function startEngine(context: EngineContext): Engine {
  const { containerd } = context;
  const actors = new Map<string, WorkloadActor>();
  const feed = statusFeed();
  const ending = new AbortController();
  const removals = new Map<string, PromiseWithResolvers<undefined>>();
  const removal = (id: string): PromiseWithResolvers<undefined> => {
    const known = removals.get(id) ?? Promise.withResolvers<undefined>();
    removals.set(id, known);
    return known;
  };

  function add(record: WorkloadRecord, fresh: boolean): WorkloadActor {
    const actor = workloadActor(
      context,
      record,
      { fresh },
      {
        onStatus: (status) => {
          feed.tell({ kind: 'status', status });
        },
        onRemoved: (id) => {
          actors.delete(id);
          feed.tell({ kind: 'removed', id });
          removals.get(id)?.resolve(undefined);
          removals.delete(id);
        },
      },
    );
    actors.set(record.spec.id, actor);
    actor.wake();
    return actor;
  }

  const subscribed = Promise.withResolvers<undefined>();
  const watching = (async () => {
    const filters = [`topic=="/tasks/exit",namespace==${containerd.namespace ?? ''}`];
    for await (const item of containerd.events.subscribe({ filters, signal: ending.signal })) {
      if (item.kind === 'event') onEvent(item.event);
      else if (item.gap) for (const actor of actors.values()) actor.wake({ look: true });
      subscribed.resolve(undefined);
    }
  })();
  watching.catch((error: unknown) => {
    subscribed.reject(BerthError.from(error));
  });

  function onEvent(event: ContainerdEvent): void {
    if (event.topic !== '/tasks/exit' || event.id !== event.containerId) return;
    const actor = actors.get(event.containerId.split('.')[0] ?? '');
    const name = actor === undefined ? undefined : containerNamed(actor.spec, event.containerId);
    if (name === undefined) return;
    actor?.ended(name, { code: event.exitCode, finishedAt: event.exitedAt?.toString() });
  }

  async function ensureNew(spec: WorkloadSpec): Promise<WorkloadActor> {
    await createRecord(context, spec);
    return add({ spec, addresses: undefined, removing: false }, true);
  }

  const verbs: Engine['verbs'] = {
    async ensure(input, { signal } = {}) {
      throwIfAborted(signal);
      const spec = parseWorkloadSpec(input);
      const actor = actors.get(spec.id);
      if (actor === undefined) return (await ensureNew(spec)).status();
      if (!sameBut(actor.spec, spec)) throw changedSpec(spec.id);
      if (actor.spec.desired !== spec.desired) {
        await updateRecord(context, spec.id, { spec });
        actor.changed({ spec });
      }
      return actor.status();
    },
    async remove(id, { signal } = {}) {
      throwIfAborted(signal);
      const actor = actors.get(id);
      if (actor === undefined) return;
      const { promise } = removal(id);
      await updateRecord(context, id, { removing: true });
      actor.changed({ removing: true });
      await raceAbort(promise, signal);
    },
    get: (id) => actors.get(id)?.status(),
    list: () => [...actors.values()].map((actor) => actor.status()),
    watch: ({ signal } = {}) =>
      feed.read(
        [...actors.values()].map((actor) => actor.status()),
        signal,
      ),
  };

  return {
    verbs,
    async adopt() {
      await subscribed.promise;
      for (const info of await listRecords(context)) add(readRecord(info), false);
    },
    async [Symbol.asyncDispose]() {
      ending.abort();
      await Promise.all([...actors.values()].map((actor) => actor.stop()));
      feed.end();
    },
  };
}

/** Whether two specs want the same but for how far it is to go. */
function sameBut(present: WorkloadSpec, wanted: WorkloadSpec): boolean {
  return isDeepStrictEqual(plain({ ...present, desired: '' }), plain({ ...wanted, desired: '' }));
}

/** As it is written down: without what is undefined. */
function plain(spec: object): unknown {
  return JSON.parse(JSON.stringify(spec));
}

function changedSpec(id: string): BerthError {
  return new BerthError(
    'failed-precondition',
    `workloads.ensure "${id}": only desired can change of a workload that is there: remove it first`,
    { operation: 'workloads.ensure', object: `workload "${id}"`, reason: 'spec-changed' },
  );
}
