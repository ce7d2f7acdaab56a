/**
 * The kernel writes "no limit" as the largest multiple of a page below 2^63 (cgroup v1) or as `max`, which containerd sends
 * as 2^64 - 1 (cgroup v2); a limit of 0 stands for an unset pids limit.
 */
const UNLIMITED_FROM = 2n ** 63n - 65_536n;

/** A limit, or undefined where there is none. */
export function limitOrNone(value: bigint): bigint | undefined {
  return value >= UNLIMITED_FROM || value === 0n ? undefined : value;
}

/** A swap limit, or undefined where there is none; 0 is a limit too, under which nothing is swapped. */
export function swapLimitOrNone(value: bigint): bigint | undefined {
  return value >= UNLIMITED_FROM ? undefined : value;
}

/** `usage - inactive`, never below zero: the two are read at different moments. */
export function workingSet(usageBytes: bigint, inactiveFileBytes: bigint): bigint {
  return usageBytes > inactiveFileBytes ? usageBytes - inactiveFileBytes : 0n;
}
