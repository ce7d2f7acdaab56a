import { describe, expect, test } from '@jest/globals';
import { uint64 } from '@berth/rpc';
import { Metrics as Codec, type MetricsInit } from '../generated/io/containerd/cgroups/v1.js';
import { decodeMetric } from './decode.js';
import type { Metrics } from './metrics.js';

const n = (value: number | bigint) => uint64(value, 'fixture');

/** "No limit" as cgroup v1 says it with pages of 4 KiB, and of 64 KiB. */
const UNLIMITED = [2n ** 63n - 4096n, 2n ** 63n - 65_536n];

function decoded(message: MetricsInit): Metrics {
  return decodeMetric({
    id: 'web-1',
    data: { typeUrl: 'io.containerd.cgroups.v1.Metrics', value: Codec.encode(message) },
  });
}

const entry = (op: string, major: number, minor: number, value: number) => ({
  op,
  major: n(major),
  minor: n(minor),
  value: n(value),
});

/** A container with limits on everything, as its cgroup's files would say. */
const LIMITED: MetricsInit = {
  hugetlb: [{ usage: n(2_097_152), max: n(4_194_304), pagesize: '2MB' }],
  pids: { current: n(7), limit: n(100) },
  cpu: {
    usage: { total: n(5_000_000_001), kernel: n(2_000_000_000), user: n(3_000_000_001), perCpu: [n(5_000_000_001)] },
    throttling: { periods: n(40), throttledPeriods: n(4), throttledTime: n(120_000_000) },
  },
  memory: {
    totalCache: n(20_000_000),
    totalRss: n(30_000_000),
    totalInactiveFile: n(15_000_000),
    totalPgFault: n(900),
    totalPgMajFault: n(9),
    usage: { limit: n(64_000_000), usage: n(52_000_000), max: n(60_000_000) },
    swap: { limit: n(66_000_000), usage: n(53_000_000), max: n(61_000_000) },
  },
  blkio: {
    ioServiceBytesRecursive: [
      entry('Read', 8, 0, 4096),
      entry('Write', 8, 0, 8192),
      entry('Total', 8, 0, 12_288),
      entry('Read', 253, 3, 1),
    ],
    ioServicedRecursive: [
      entry('Read', 8, 0, 1),
      entry('Write', 8, 0, 2),
      entry('Sync', 8, 0, 3),
      entry('Write', 7, 1, 5),
    ],
  },
  memoryOomControl: { oomKill: n(2) },
};

describe('metrics of cgroup v1', () => {
  test('come in the one shape', () => {
    expect(decoded(LIMITED)).toEqual({
      at: undefined,
      cgroupVersion: 1,
      cpu: {
        usageNanos: 5_000_000_001n,
        userNanos: 3_000_000_001n,
        kernelNanos: 2_000_000_000n,
        periods: 40n,
        throttledPeriods: 4n,
        throttledNanos: 120_000_000n,
      },
      memory: {
        usageBytes: 52_000_000n,
        workingSetBytes: 37_000_000n,
        limitBytes: 64_000_000n,
        peakBytes: 60_000_000n,
        swapUsageBytes: 1_000_000n,
        swapLimitBytes: 2_000_000n,
        anonymousBytes: 30_000_000n,
        fileBytes: 20_000_000n,
        inactiveFileBytes: 15_000_000n,
        pageFaults: 900n,
        majorPageFaults: 9n,
        oomKills: 2n,
      },
      pids: { current: 7, limit: 100 },
      blockIo: [
        { major: 8, minor: 0, readBytes: 4096n, writeBytes: 8192n, readOperations: 1n, writeOperations: 2n },
        { major: 253, minor: 3, readBytes: 1n, writeBytes: 0n, readOperations: 0n, writeOperations: 0n },
        { major: 7, minor: 1, readBytes: 0n, writeBytes: 0n, readOperations: 0n, writeOperations: 5n },
      ],
      hugepages: [{ pageSize: '2MB', usageBytes: 2_097_152n, peakBytes: 4_194_304n }],
    });
  });

  test.each(UNLIMITED)('have no limit at %p', (limit) => {
    const { memory } = decoded({ memory: { usage: { limit: n(limit) }, swap: { limit: n(limit) } } });
    expect(memory).toMatchObject({ limitBytes: undefined, swapLimitBytes: undefined });
  });

  test('have a swap limit only where memory and swap together have one', () => {
    const of = (limit: bigint, both: bigint) =>
      decoded({ memory: { usage: { limit: n(limit) }, swap: { limit: n(both) } } }).memory?.swapLimitBytes;
    expect(of(100n, 100n)).toBe(0n);
    expect(of(100n, 2n ** 63n - 4096n)).toBeUndefined();
  });

  test('have no limit of processes where the daemon sends 0 for "max"', () => {
    expect(decoded({ pids: { current: n(3), limit: n(0) } }).pids).toEqual({ current: 3, limit: undefined });
  });

  test('never have less than no swap', () => {
    expect(decoded({ memory: { usage: { usage: n(10) }, swap: { usage: n(9) } } }).memory?.swapUsageBytes).toBe(0n);
  });

  test('say undefined of controllers that are not there, and make nothing up', () => {
    expect(decoded({})).toEqual({
      at: undefined,
      cgroupVersion: 1,
      cpu: undefined,
      memory: undefined,
      pids: undefined,
      blockIo: [],
      hugepages: [],
    });
  });
});
