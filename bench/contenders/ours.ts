// berth's client. `node ours.ts ADDRESS NAMESPACE FIFO-DIRECTORY`
import { connect } from '@berth/core-client';
import { lifecycle } from './lifecycle.ts';
import { serve } from './serve.ts';

const [address, namespace, fifoDirectory] = process.argv.slice(2);
await using containerd = await connect({ address, namespace, fifoDirectory });

await serve(({ op, id = '', image = '' }) => {
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
    default:
      throw new Error(`no such operation: ${op}`);
  }
});
