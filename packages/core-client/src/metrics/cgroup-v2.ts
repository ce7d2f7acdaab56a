import type { Instant } from '@berth/foundation';
import { toBigInt } from '@berth/rpc';
import type { Metrics as WireMetrics } from '../generated/io/containerd/cgroups/v2.js';
import { limitOrNone, swapLimitOrNone, workingSet } from './limits.js';
import type { CpuMetrics, MemoryMetrics, Metrics } from './metrics.js';

/** cgroup v2 metrics in the one shape. */
export function metricsOfCgroupV2(wire: WireMetrics, at: Instant | undefined): Metrics {
  return {
    at,
    cgroupVersion: 2,
    cpu: cpuOf(wire.cpu),
    memory: memoryOf(wire.memory, wire.memoryEvents),
    pids: {
      current: wire.pids ? toBigInt(wire.pids.current) : undefined,
      limit: wire.pids ? limitOrNone(toBigInt(wire.pids.limit)) : undefined,
    },
    blockIo: (wire.io?.usage ?? []).map((each) => ({
      major: toBigInt(each.major),
      minor: toBigInt(each.minor),
      readBytes: toBigInt(each.rbytes),
      writeBytes: toBigInt(each.wbytes),
      readOperations: toBigInt(each.rios),
      writeOperations: toBigInt(each.wios),
    })),
    hugepages: wire.hugetlb.map((each) => ({
      pageSize: each.pagesize,
      usageBytes: toBigInt(each.current),
      // v2's `max` is the limit; the kernel keeps no peak of huge pages.
      peakBytes: undefined,
    })),
  };
}

const NANOS_PER_MICRO = 1000n;

function cpuOf(cpu: WireMetrics['cpu']): CpuMetrics {
  return {
    usageNanos: toBigInt(cpu?.usageUsec ?? 0) * NANOS_PER_MICRO,
    userNanos: cpu ? toBigInt(cpu.userUsec) * NANOS_PER_MICRO : undefined,
    kernelNanos: cpu ? toBigInt(cpu.systemUsec) * NANOS_PER_MICRO : undefined,
    periods: cpu ? toBigInt(cpu.nrPeriods) : undefined,
    throttledPeriods: cpu ? toBigInt(cpu.nrThrottled) : undefined,
    throttledNanos: cpu ? toBigInt(cpu.throttledUsec) * NANOS_PER_MICRO : undefined,
  };
}

function memoryOf(memory: WireMetrics['memory'], events: WireMetrics['memoryEvents']): MemoryMetrics {
  const usageBytes = toBigInt(memory?.usage ?? 0);
  const inactiveFileBytes = toBigInt(memory?.inactiveFile ?? 0);
  const peak = toBigInt(memory?.maxUsage ?? 0);
  return {
    usageBytes,
    workingSetBytes: workingSet(usageBytes, inactiveFileBytes),
    limitBytes: memory ? limitOrNone(toBigInt(memory.usageLimit)) : undefined,
    peakBytes: peak === 0n ? undefined : peak,
    swapUsageBytes: memory ? toBigInt(memory.swapUsage) : undefined,
    swapLimitBytes: memory ? swapLimitOrNone(toBigInt(memory.swapLimit)) : undefined,
    anonymousBytes: toBigInt(memory?.anon ?? 0),
    fileBytes: toBigInt(memory?.file ?? 0),
    inactiveFileBytes,
    pageFaults: toBigInt(memory?.pgfault ?? 0),
    majorPageFaults: toBigInt(memory?.pgmajfault ?? 0),
    oomKills: events ? toBigInt(events.oomKill) : undefined,
  };
}
