import type { Instant } from '@berth/foundation';

/**
 * What a container uses, in one shape for cgroup v1 and v2. What a controller counts is undefined where the controller is not
 * there, and a single value where the kernel does not count it; 0 means none. Limits that are not set are undefined.
 */
export interface Metrics {
  readonly at: Instant | undefined;
  readonly cgroupVersion: 1 | 2;
  readonly cpu: CpuMetrics | undefined;
  readonly memory: MemoryMetrics | undefined;
  readonly pids: PidsMetrics | undefined;
  readonly blockIo: readonly BlockIoMetrics[];
  readonly hugepages: readonly HugepageMetrics[];
}

/** Time on the processors since the start. */
export interface CpuMetrics {
  readonly usageNanos: bigint;
  readonly userNanos: bigint | undefined;
  readonly kernelNanos: bigint | undefined;
  readonly periods: bigint | undefined;
  readonly throttledPeriods: bigint | undefined;
  readonly throttledNanos: bigint | undefined;
}

/** Memory now, and how often it ran short. */
export interface MemoryMetrics {
  readonly usageBytes: bigint;
  /** Usage less the file pages that the kernel would take back first: what an eviction should count. */
  readonly workingSetBytes: bigint;
  readonly limitBytes: bigint | undefined;
  readonly peakBytes: bigint | undefined;
  readonly swapUsageBytes: bigint | undefined;
  readonly swapLimitBytes: bigint | undefined;
  /** Anonymous memory (rss). */
  readonly anonymousBytes: bigint;
  readonly fileBytes: bigint;
  readonly inactiveFileBytes: bigint;
  readonly pageFaults: bigint;
  readonly majorPageFaults: bigint;
  /** Processes that the kernel killed for want of memory. */
  readonly oomKills: bigint | undefined;
}

/** Processes and threads. */
export interface PidsMetrics {
  readonly current: number;
  readonly limit: number | undefined;
}

/** One block device. */
export interface BlockIoMetrics {
  readonly major: number;
  readonly minor: number;
  readonly readBytes: bigint;
  readonly writeBytes: bigint;
  readonly readOperations: bigint;
  readonly writeOperations: bigint;
}

/** One size of huge pages. */
export interface HugepageMetrics {
  /** As the kernel names it: `2MB`. */
  readonly pageSize: string;
  readonly usageBytes: bigint;
  readonly peakBytes: bigint | undefined;
}
