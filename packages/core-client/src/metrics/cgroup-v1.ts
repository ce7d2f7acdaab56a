import type { Instant } from '@berth/foundation';
import { toBigInt, toSafeNumber } from '@berth/rpc';
import type { BlkIOEntry, Metrics as WireMetrics } from '../generated/io/containerd/cgroups/v1.js';
import { limitOrNone, workingSet } from './limits.js';
import type { BlockIoMetrics, CpuMetrics, MemoryMetrics, Metrics } from './metrics.js';
import { pidsOf } from './pids.js';

/** cgroup v1 metrics in the one shape. */
export function metricsOfCgroupV1(wire: WireMetrics, at: Instant | undefined): Metrics {
  return {
    at,
    cgroupVersion: 1,
    cpu: cpuOf(wire.cpu),
    memory: memoryOf(wire.memory, wire.memoryOomControl),
    pids: pidsOf(wire.pids),
    blockIo: blockIoOf(wire.blkio),
    hugepages: wire.hugetlb.map((each) => ({
      pageSize: each.pagesize,
      usageBytes: toBigInt(each.usage),
      peakBytes: toBigInt(each.max),
    })),
  };
}

function cpuOf(cpu: WireMetrics['cpu']): CpuMetrics | undefined {
  const { usage, throttling } = cpu ?? {};
  if (!usage) return undefined;
  return {
    usageNanos: toBigInt(usage.total),
    userNanos: toBigInt(usage.user),
    kernelNanos: toBigInt(usage.kernel),
    periods: throttling ? toBigInt(throttling.periods) : undefined,
    throttledPeriods: throttling ? toBigInt(throttling.throttledPeriods) : undefined,
    throttledNanos: throttling ? toBigInt(throttling.throttledTime) : undefined,
  };
}

function memoryOf(memory: WireMetrics['memory'], oom: WireMetrics['memoryOomControl']): MemoryMetrics | undefined {
  const { usage, swap } = memory ?? {};
  if (!memory || !usage) return undefined;
  const usageBytes = toBigInt(usage.usage);
  // The totals count the cgroup with all below it; a daemon that leaves them out has no children to count.
  const inactiveFileBytes = toBigInt(memory.totalInactiveFile);
  return {
    usageBytes,
    workingSetBytes: workingSet(usageBytes, inactiveFileBytes),
    limitBytes: limitOrNone(toBigInt(usage.limit)),
    peakBytes: toBigInt(usage.max),
    // v1 counts memory and swap together.
    swapUsageBytes: swap ? positive(toBigInt(swap.usage) - usageBytes) : undefined,
    swapLimitBytes: swap ? swapLimit(toBigInt(swap.limit), toBigInt(usage.limit)) : undefined,
    anonymousBytes: toBigInt(memory.totalRss),
    fileBytes: toBigInt(memory.totalCache),
    inactiveFileBytes,
    pageFaults: toBigInt(memory.totalPgFault),
    majorPageFaults: toBigInt(memory.totalPgMajFault),
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
      major: toSafeNumber(first?.major ?? 0, 'blkio.major'),
      minor: toSafeNumber(first?.minor ?? 0, 'blkio.minor'),
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
