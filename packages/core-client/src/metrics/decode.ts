import { BerthError } from '@berth/foundation';
import { fromTimestamp, typeName, type WireTimestamp } from '@berth/rpc';
import { Metrics as CgroupV1 } from '../generated/io/containerd/cgroups/v1.js';
import { Metrics as CgroupV2 } from '../generated/io/containerd/cgroups/v2.js';
import { metricsOfCgroupV1 } from './cgroup-v1.js';
import { metricsOfCgroupV2 } from './cgroup-v2.js';
import type { Metrics } from './metrics.js';

interface WireMetric {
  readonly id: string;
  readonly timestamp?: WireTimestamp | null | undefined;
  readonly data?: { readonly typeUrl: string; readonly value: Uint8Array } | null | undefined;
}

/** A task's metrics as the daemon sends them. @throws BerthError `unimplemented` for a form this client does not know */
export function decodeMetric({ id, timestamp, data }: WireMetric): Metrics {
  const at = fromTimestamp(timestamp);
  const type = typeName(data?.typeUrl ?? '');
  const bytes = data?.value ?? new Uint8Array();
  switch (type) {
    case 'io.containerd.cgroups.v1.Metrics':
      return metricsOfCgroupV1(CgroupV1.decode(bytes), at);
    case 'io.containerd.cgroups.v2.Metrics':
      return metricsOfCgroupV2(CgroupV2.decode(bytes), at);
    default:
      throw new BerthError('unimplemented', `tasks.metrics task "${id}": metrics of type "${type}" are not known`, {
        operation: 'tasks.metrics',
        object: `task "${id}"`,
      });
  }
}
