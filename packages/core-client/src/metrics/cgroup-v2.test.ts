import { describe, expect, test } from '@jest/globals';
import { uint64 } from '@berth/rpc';
import { Metrics as Codec, type MetricsInit } from '../generated/io/containerd/cgroups/v2.js';
import { decodeMetric } from './decode.js';
import type { Metrics } from './metrics.js';

const n = (value: number | bigint) => uint64(value, 'fixture');
const MAX = 2n ** 64n - 1n;

function decoded(message: MetricsInit): Metrics {
  const data = { typeUrl: 'io.containerd.cgroups.v2.Metrics', value: Codec.encode(message) };
  return decodeMetric({ id: 'web-1', timestamp: { seconds: 1_700_000_000, nanos: 5 }, data });
}

/** A container with limits on everything, as its cgroup's files would say. */
const LIMITED: MetricsInit = {
  pids: { current: n(7), limit: n(100) },
  cpu: {
    usageUsec: n(5_000_001),
    userUsec: n(3_000_000),
    systemUsec: n(2_000_001),
    nrPeriods: n(40),
    nrThrottled: n(4),
    throttledUsec: n(120_000),
  },
  memory: {
    anon: n(30_000_000),
    file: n(20_000_000),
    inactiveFile: n(15_000_000),
    pgfault: n(900),
    pgmajfault: n(9),
    usage: n(52_000_000),
    usageLimit: n(64_000_000),
    swapUsage: n(1_000_000),
    swapLimit: n(2_000_000),
    maxUsage: n(60_000_000),
  },
  io: {
    usage: [
      { major: n(8), minor: n(0), rbytes: n(4096), wbytes: n(8192), rios: n(1), wios: n(2) },
      { major: n(253), minor: n(3), rbytes: n(1), wbytes: n(MAX), rios: n(3), wios: n(4) },
    ],
  },
  hugetlb: [{ current: n(2_097_152), max: n(MAX), pagesize: '2MB' }],
  memoryEvents: { oom: n(3), oomKill: n(2) },
};

describe('metrics of cgroup v2', () => {
  test('come in the one shape, times in nanoseconds', () => {
    expect(decoded(LIMITED)).toEqual({
      at: expect.objectContaining({ epochNanoseconds: 1_700_000_000_000_000_005n }),
      cgroupVersion: 2,
      cpu: {
        usageNanos: 5_000_001_000n,
        userNanos: 3_000_000_000n,
        kernelNanos: 2_000_001_000n,
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
        { major: 253, minor: 3, readBytes: 1n, writeBytes: MAX, readOperations: 3n, writeOperations: 4n },
      ],
      hugepages: [{ pageSize: '2MB', usageBytes: 2_097_152n, peakBytes: undefined }],
    });
  });

  test('have no limit where the kernel says "max"', () => {
    const { memory, pids } = decoded({
      memory: { usageLimit: n(MAX), swapLimit: n(MAX) },
      pids: { current: n(1), limit: n(MAX) },
    });
    expect(memory).toMatchObject({ limitBytes: undefined, swapLimitBytes: undefined });
    expect(pids).toEqual({ current: 1, limit: undefined });
  });

  test('have a swap limit of 0 where nothing may be swapped', () => {
    expect(decoded({ memory: { usageLimit: n(1), swapLimit: n(0) } }).memory?.swapLimitBytes).toBe(0n);
  });

  test('have no peak where the kernel keeps none', () => {
    expect(decoded({ memory: { usage: n(5) } }).memory?.peakBytes).toBeUndefined();
  });

  test('say undefined of controllers that are not there, and make nothing up', () => {
    expect(decoded({})).toEqual({
      at: expect.anything(),
      cgroupVersion: 2,
      cpu: undefined,
      memory: undefined,
      pids: undefined,
      blockIo: [],
      hugepages: [],
    });
  });

  test('have a working set of 0, not less, where the two counts were read at different moments', () => {
    expect(decoded({ memory: { usage: n(10), inactiveFile: n(11) } }).memory?.workingSetBytes).toBe(0n);
  });
});

describe('metrics', () => {
  test('of a kind that is not known are refused, by the name of their type', () => {
    const data = { typeUrl: 'type.googleapis.com/windows.Stats', value: new Uint8Array() };
    expect(() => decodeMetric({ id: 'web-1', data })).toThrow(
      expect.objectContaining({
        code: 'unimplemented',
        object: 'task "web-1"',
        message: expect.stringContaining('windows.Stats'),
      }),
    );
  });

  test('may carry a prefix before their type', () => {
    const data = { typeUrl: 'type.googleapis.com/io.containerd.cgroups.v2.Metrics', value: Codec.encode(LIMITED) };
    expect(decodeMetric({ id: 'web-1', data })).toMatchObject({ at: undefined, pids: { current: 7 } });
  });
});
