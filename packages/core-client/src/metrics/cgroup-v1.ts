import type { Instant } from '@berth/foundation';
import { toBigInt } from '@berth/rpc';
import type { BlkIOEntry, Metrics as WireMetrics } from '../generated/io/containerd/cgroups/v1.js';
import { limitOrNone, workingSet } from './limits.js';
import type { BlockIoMetrics, CpuMetrics, MemoryMetrics, Metrics } from './metrics.js';

/** cgroup v1 metrics in the one shape. */
export function metricsOfCgroupV1(wire: WireMetrics, at: Instant | undefined): Metrics {
  return {
    at,
    cgroupVersion: 1,
    cpu: cpuOf(wire.cpu),
    memory: memoryOf(wire.memory, wire.memoryOomControl),
    pids: {
      current: wire.pids ? toBigInt(wire.pids.current) : undefined,
      limit: wire.pids ? limitOrNone(toBigInt(wire.pids.limit)) : undefined,
    },
    blockIo: blockIoOf(wire.blkio),
    hugepages: wire.hugetlb.map((each) => ({
      pageSize: each.pagesize,
      usageBytes: toBigInt(each.usage),
      peakBytes: toBigInt(each.max),
    })),
  };
}

function cpuOf(cpu: WireMetrics['cpu']): CpuMetrics {
  const { usage, throttling } = cpu ?? {};
  return {
    usageNanos: usage ? toBigInt(usage.total) : 0n,
    userNanos: usage ? toBigInt(usage.user) : undefined,
    kernelNanos: usage ? toBigInt(usage.kernel) : undefined,
    periods: throttling ? toBigInt(throttling.periods) : undefined,
    throttledPeriods: throttling ? toBigInt(throttling.throttledPeriods) : undefined,
    throttledNanos: throttling ? toBigInt(throttling.throttledTime) : undefined,
  };
}

function memoryOf(memory: WireMetrics['memory'], oom: WireMetrics['memoryOomControl']): MemoryMetrics {
  const usage = memory?.usage;
  const swap = memory?.swap;
  const usageBytes = usage ? toBigInt(usage.usage) : 0n;
  // The totals count the cgroup with all below it; a daemon that leaves them out has no children to count.
  const inactiveFileBytes = toBigInt(memory?.totalInactiveFile ?? 0);
  return {
    usageBytes,
    workingSetBytes: workingSet(usageBytes, inactiveFileBytes),
    limitBytes: usage ? limitOrNone(toBigInt(usage.limit)) : undefined,
    peakBytes: usage ? toBigInt(usage.max) : undefined,
    // v1 counts memory and swap together.
    swapUsageBytes: swap ? positive(toBigInt(swap.usage) - usageBytes) : undefined,
    swapLimitBytes: swap && usage ? swapLimit(toBigInt(swap.limit), toBigInt(usage.limit)) : undefined,
    anonymousBytes: toBigInt(memory?.totalRss ?? 0),
    fileBytes: toBigInt(memory?.totalCache ?? 0),
    inactiveFileBytes,
    pageFaults: toBigInt(memory?.totalPgFault ?? 0),
    majorPageFaults: toBigInt(memory?.totalPgMajFault ?? 0),
    oomKills: oom ? toBigInt(oom.oomKill) : undefined,
  };
}

/** v1 limits memory and swap together as well. */
function swapLimit(both: bigint, memory: bigint): bigint | undefined {
  return limitOrNone(both) === undefined ? undefined : positive(both - memory);
}

function positive(value: bigint): bigint {
  return value > 0n ? value : 0n;
}

/** v1 lists an entry per device and operation; the shape wants one per device. */
function blockIoOf(blkio: WireMetrics['blkio']): readonly BlockIoMetrics[] {
  const devices = new Map<string, { bytes: BlkIOEntry[]; operations: BlkIOEntry[] }>();
  const device = (entry: BlkIOEntry) => {
    const key = `${String(entry.major)}:${String(entry.minor)}`;
    const known = devices.get(key) ?? { bytes: [], operations: [] };
    devices.set(key, known);
    return known;
  };
  for (const entry of blkio?.ioServiceBytesRecursive ?? []) device(entry).bytes.push(entry);
  for (const entry of blkio?.ioServicedRecursive ?? []) device(entry).operations.push(entry);
  return [...devices.values()].map(({ bytes, operations }) => {
    const [first] = [...bytes, ...operations];
    return {
      major: toBigInt(first?.major ?? 0),
      minor: toBigInt(first?.minor ?? 0),
      readBytes: sum(bytes, 'read'),
      writeBytes: sum(bytes, 'write'),
      readOperations: sum(operations, 'read'),
      writeOperations: sum(operations, 'write'),
    };
  });
}

function sum(entries: readonly BlkIOEntry[], op: 'read' | 'write'): bigint {
  return entries
    .filter((entry) => entry.op.toLowerCase() === op)
    .reduce((total, entry) => total + toBigInt(entry.value), 0n);
}
