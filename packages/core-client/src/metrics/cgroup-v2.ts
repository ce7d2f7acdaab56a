import type { Instant } from '@berth/foundation';
import { toBigInt, toSafeNumber } from '@berth/rpc';
import type { Metrics as WireMetrics } from '../generated/io/containerd/cgroups/v2.js';
import { limitOrNone, swapLimitOrNone, workingSet } from './limits.js';
import type { CpuMetrics, MemoryMetrics, Metrics } from './metrics.js';
import { pidsOf } from './pids.js';

/** cgroup v2 metrics in the one shape. */
export function metricsOfCgroupV2(wire: WireMetrics, at: Instant | undefined): Metrics {
  return {
    at,
    cgroupVersion: 2,
    cpu: cpuOf(wire.cpu),
    memory: memoryOf(wire.memory, wire.memoryEvents),
    pids: pidsOf(wire.pids),
    blockIo: (wire.io?.usage ?? []).map((each) => ({
      major: toSafeNumber(each.major, 'io.major'),
      minor: toSafeNumber(each.minor, 'io.minor'),
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

function cpuOf(cpu: WireMetrics['cpu']): CpuMetrics | undefined {
  if (!cpu) return undefined;
  return {
    usageNanos: toBigInt(cpu.usageUsec) * NANOS_PER_MICRO,
    userNanos: toBigInt(cpu.userUsec) * NANOS_PER_MICRO,
    kernelNanos: toBigInt(cpu.systemUsec) * NANOS_PER_MICRO,
    periods: toBigInt(cpu.nrPeriods),
    throttledPeriods: toBigInt(cpu.nrThrottled),
    throttledNanos: toBigInt(cpu.throttledUsec) * NANOS_PER_MICRO,
  };
}

function memoryOf(memory: WireMetrics['memory'], events: WireMetrics['memoryEvents']): MemoryMetrics | undefined {
  if (!memory) return undefined;
  const usageBytes = toBigInt(memory.usage);
  const inactiveFileBytes = toBigInt(memory.inactiveFile);
  const peak = toBigInt(memory.maxUsage);
  return {
    usageBytes,
    workingSetBytes: workingSet(usageBytes, inactiveFileBytes),
    limitBytes: limitOrNone(toBigInt(memory.usageLimit)),
    peakBytes: peak === 0n ? undefined : peak,
    swapUsageBytes: toBigInt(memory.swapUsage),
    swapLimitBytes: swapLimitOrNone(toBigInt(memory.swapLimit)),
    anonymousBytes: toBigInt(memory.anon),
    fileBytes: toBigInt(memory.file),
    inactiveFileBytes,
    pageFaults: toBigInt(memory.pgfault),
    majorPageFaults: toBigInt(memory.pgmajfault),
    oomKills: events ? toBigInt(events.oomKill) : undefined,
  };
}
