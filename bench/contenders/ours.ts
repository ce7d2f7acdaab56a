// berth's client. `node ours.ts ADDRESS NAMESPACE FIFO-DIRECTORY`
import { connect } from '@berth/core-client';
import { receiver } from './events.ts';
import { lifecycle } from './lifecycle.ts';
import { logs } from './logs.ts';
import { serve } from './serve.ts';

const [address, namespace, fifoDirectory] = process.argv.slice(2);
await using containerd = await connect({ address, namespace, fifoDirectory });
const receiving = receiver(containerd);

await serve(({ op, id = '', image = '', path = '', count = 0 }) => {
  switch (op) {
    case 'version':
      return async () => {
        await containerd.version();
      };
    case 'container':
      return async () => {
        await containerd.containers.get(id);
      };
    case 'lifecycle':
      return lifecycle(containerd, { id, image });
    case 'join':
      return lifecycle(containerd, { id, image, shim: `${id}-shim` });
    case 'pull':
      return async () => {
        await containerd.images.pull(image).image();
      };
    case 'pull-transfer':
      return async () => {
        await containerd.images.pull(image, { via: 'transfer' }).image();
      };
    case 'logs-process':
      return logs(containerd, { id, image, path, through: 'process' });
    case 'logs-shim':
      return logs(containerd, { id, image, path, through: 'shim' });
    case 'subscribe':
      return receiving.subscribe;
    case 'receive':
      return receiving.receive(id, count);
    default:
      throw new Error(`no such operation: ${op}`);
  }
});
