// An agent in a process of its own, to be killed: `node agent.mjs ADDRESS NAMESPACE NODE-JSON`. It takes a line of JSON for each
// thing to do, and prints each change. With KILL_AT=N it dies (SIGKILL) when it would ask containerd for the Nth thing.
import { createInterface } from 'node:readline';
import { connect } from '@berth/core-client';
import { openWorkloads } from '@berth/workload';

const [address, namespace, node] = process.argv.slice(2);
const killAt = Number(process.env.KILL_AT ?? 0);
let asked = 0;

function counted(target) {
  return new Proxy(target, {
    get(object, key) {
      const value = Reflect.get(object, key, object);
      if (typeof value !== 'function') return isPlain(value) ? counted(value) : value;
      if (typeof key === 'symbol' || key === 'subscribe') return value.bind(object);
      return (...args) => {
        asked += 1;
        if (asked === killAt) process.kill(process.pid, 'SIGKILL');
        const result = value.apply(object, args);
        return result instanceof Promise
          ? result.then((answer) => (isHandle(answer) ? counted(answer) : answer))
          : result;
      };
    },
  });
}

const isPlain = (value) =>
  typeof value === 'object' && value !== null && Object.values(value).some((each) => typeof each === 'function');
const isHandle = (value) => isPlain(value) && !Array.isArray(value);

const containerd = await connect({ address, namespace });
const workloads = await openWorkloads(killAt > 0 ? counted(containerd) : containerd, JSON.parse(node));
const print = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
print({ kind: 'open' });

const watching = (async () => {
  for await (const change of workloads.watch()) print(change);
})();
for await (const line of createInterface({ input: process.stdin })) {
  const { ensure, remove } = JSON.parse(line);
  const doing = ensure === undefined ? workloads.remove(remove) : workloads.ensure(ensure);
  doing.catch((error) => print({ kind: 'error', message: String(error?.stack ?? error) }));
}
await workloads[Symbol.asyncDispose]();
await watching;
await containerd.close();
