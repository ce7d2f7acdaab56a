import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { WorkloadChange, WorkloadInput, WorkloadStatus } from '@berth/workload';
import type { NodeFixture } from './node-fixture.js';

/** An agent in a process of its own. */
export interface AgentProcess {
  ensure(spec: WorkloadInput): void;
  remove(id: string): void;
  /** Resolves with the first status that is as wanted, also one that was told already; undefined where the agent ends before. */
  reached(id: string, wanted: (status: WorkloadStatus) => boolean): Promise<WorkloadStatus | undefined>;
  /** Resolves once it is told that the workload is gone; false where the agent ends before. */
  removed(id: string): Promise<boolean>;
  /** Ends it as an upgrade does. */
  end(): Promise<void>;
  kill9(): Promise<void>;
  readonly ended: Promise<void>;
}

/** Those that live; what a failed test leaves must not fail the next. */
const living = new Set<ChildProcess>();

/** Kills every agent that is left. */
export async function killAgents(): Promise<void> {
  await Promise.all(
    [...living].map(async (child) => {
      child.kill('SIGKILL');
      await once(child, 'close');
    }),
  );
}

type Told = WorkloadChange | { readonly kind: 'open' } | { readonly kind: 'error'; readonly message: string };

/** Starts an agent of the fixture's Node. With `killAt` it dies when it asks containerd for the so-manieth thing. */
export async function startAgent({ daemon, namespace, node }: NodeFixture, killAt = 0): Promise<AgentProcess> {
  const program = fileURLToPath(new URL('agent.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, daemon.address, namespace, JSON.stringify(node)], {
    env: { ...process.env, NODE_OPTIONS: '', KILL_AT: String(killAt) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  living.add(child);
  child.once('close', () => living.delete(child));
  child.stdin.on('error', () => undefined);
  const told: Told[] = [];
  let over = false;
  const wakers = new Set<() => void>();
  const wakeAll = (): void => {
    for (const wake of wakers) wake();
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    told.push(JSON.parse(line) as Told);
    wakeAll();
  });
  const ended = once(child, 'close').then(() => {
    over = true;
    wakeAll();
  });

  async function first<T>(find: (change: Told) => T | undefined): Promise<T | undefined> {
    for (let read = 0; ;) {
      const change = told[read];
      if (change?.kind === 'error') throw new Error(change.message);
      const found = change === undefined ? undefined : find(change);
      if (found !== undefined) return found;
      if (change !== undefined) read += 1;
      else if (over) return undefined;
      else await new Promise<void>((resolve) => wakers.add(resolve));
    }
  }

  await first(({ kind }) => (kind === 'open' ? true : undefined));
  const say = (request: object): void => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
  };
  return {
    ensure: (spec) => {
      say({ ensure: spec });
    },
    remove: (id) => {
      say({ remove: id });
    },
    reached: (id, wanted) =>
      first((change) =>
        change.kind === 'status' && change.status.id === id && wanted(change.status) ? change.status : undefined,
      ),
    removed: async (id) =>
      (await first((change) => (change.kind === 'removed' && change.id === id ? true : undefined))) ?? false,
    async end() {
      child.stdin.end();
      await ended;
    },
    async kill9() {
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}
