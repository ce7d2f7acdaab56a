import { toBigInt, toSafeNumber } from '@berth/rpc';
import type { PidsStat } from '../generated/io/containerd/cgroups/v2.js';
import { limitOrNone } from './limits.js';
import type { PidsMetrics } from './metrics.js';

/** Processes and threads, which both versions send alike. */
export function pidsOf(wire: PidsStat | null | undefined): PidsMetrics | undefined {
  if (!wire) return undefined;
  const limited = limitOrNone(toBigInt(wire.limit)) !== undefined;
  return {
    current: toSafeNumber(wire.current, 'pids.current'),
    limit: limited ? toSafeNumber(wire.limit, 'pids.limit') : undefined,
  };
}
