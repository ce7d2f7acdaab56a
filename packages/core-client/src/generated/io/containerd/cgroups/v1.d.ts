import type {  } from '@berth/rpc';
import type Long from 'long';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface MetricsInit {
  readonly hugetlb?: readonly HugetlbStatInit[] | null | undefined;
  readonly pids?: PidsStatInit | null | undefined;
  readonly cpu?: CPUStatInit | null | undefined;
  readonly memory?: MemoryStatInit | null | undefined;
  readonly blkio?: BlkIOStatInit | null | undefined;
  readonly rdma?: RdmaStatInit | null | undefined;
  readonly network?: readonly NetworkStatInit[] | null | undefined;
  readonly cgroupStats?: CgroupStatsInit | null | undefined;
  readonly memoryOomControl?: MemoryOomControlInit | null | undefined;
}
export interface Metrics {
  hugetlb: HugetlbStat[];
  pids: PidsStat | null | undefined;
  cpu: CPUStat | null | undefined;
  memory: MemoryStat | null | undefined;
  blkio: BlkIOStat | null | undefined;
  rdma: RdmaStat | null | undefined;
  network: NetworkStat[];
  cgroupStats: CgroupStats | null | undefined;
  memoryOomControl: MemoryOomControl | null | undefined;
}
export interface HugetlbStatInit {
  readonly usage?: Long | null | undefined;
  readonly max?: Long | null | undefined;
  readonly failcnt?: Long | null | undefined;
  readonly pagesize?: string | null | undefined;
}
export interface HugetlbStat {
  usage: Long;
  max: Long;
  failcnt: Long;
  pagesize: string;
}
export interface PidsStatInit {
  readonly current?: Long | null | undefined;
  readonly limit?: Long | null | undefined;
}
export interface PidsStat {
  current: Long;
  limit: Long;
}
export interface CPUStatInit {
  readonly usage?: CPUUsageInit | null | undefined;
  readonly throttling?: ThrottleInit | null | undefined;
}
export interface CPUStat {
  usage: CPUUsage | null | undefined;
  throttling: Throttle | null | undefined;
}
export interface CPUUsageInit {
  readonly total?: Long | null | undefined;
  readonly kernel?: Long | null | undefined;
  readonly user?: Long | null | undefined;
  readonly perCpu?: readonly Long[] | null | undefined;
}
export interface CPUUsage {
  total: Long;
  kernel: Long;
  user: Long;
  perCpu: Long[];
}
export interface ThrottleInit {
  readonly periods?: Long | null | undefined;
  readonly throttledPeriods?: Long | null | undefined;
  readonly throttledTime?: Long | null | undefined;
}
export interface Throttle {
  periods: Long;
  throttledPeriods: Long;
  throttledTime: Long;
}
export interface MemoryStatInit {
  readonly cache?: Long | null | undefined;
  readonly rss?: Long | null | undefined;
  readonly rssHuge?: Long | null | undefined;
  readonly mappedFile?: Long | null | undefined;
  readonly dirty?: Long | null | undefined;
  readonly writeback?: Long | null | undefined;
  readonly pgPgIn?: Long | null | undefined;
  readonly pgPgOut?: Long | null | undefined;
  readonly pgFault?: Long | null | undefined;
  readonly pgMajFault?: Long | null | undefined;
  readonly inactiveAnon?: Long | null | undefined;
  readonly activeAnon?: Long | null | undefined;
  readonly inactiveFile?: Long | null | undefined;
  readonly activeFile?: Long | null | undefined;
  readonly unevictable?: Long | null | undefined;
  readonly hierarchicalMemoryLimit?: Long | null | undefined;
  readonly hierarchicalSwapLimit?: Long | null | undefined;
  readonly totalCache?: Long | null | undefined;
  readonly totalRss?: Long | null | undefined;
  readonly totalRssHuge?: Long | null | undefined;
  readonly totalMappedFile?: Long | null | undefined;
  readonly totalDirty?: Long | null | undefined;
  readonly totalWriteback?: Long | null | undefined;
  readonly totalPgPgIn?: Long | null | undefined;
  readonly totalPgPgOut?: Long | null | undefined;
  readonly totalPgFault?: Long | null | undefined;
  readonly totalPgMajFault?: Long | null | undefined;
  readonly totalInactiveAnon?: Long | null | undefined;
  readonly totalActiveAnon?: Long | null | undefined;
  readonly totalInactiveFile?: Long | null | undefined;
  readonly totalActiveFile?: Long | null | undefined;
  readonly totalUnevictable?: Long | null | undefined;
  readonly usage?: MemoryEntryInit | null | undefined;
  readonly swap?: MemoryEntryInit | null | undefined;
  readonly kernel?: MemoryEntryInit | null | undefined;
  readonly kernelTcp?: MemoryEntryInit | null | undefined;
}
export interface MemoryStat {
  cache: Long;
  rss: Long;
  rssHuge: Long;
  mappedFile: Long;
  dirty: Long;
  writeback: Long;
  pgPgIn: Long;
  pgPgOut: Long;
  pgFault: Long;
  pgMajFault: Long;
  inactiveAnon: Long;
  activeAnon: Long;
  inactiveFile: Long;
  activeFile: Long;
  unevictable: Long;
  hierarchicalMemoryLimit: Long;
  hierarchicalSwapLimit: Long;
  totalCache: Long;
  totalRss: Long;
  totalRssHuge: Long;
  totalMappedFile: Long;
  totalDirty: Long;
  totalWriteback: Long;
  totalPgPgIn: Long;
  totalPgPgOut: Long;
  totalPgFault: Long;
  totalPgMajFault: Long;
  totalInactiveAnon: Long;
  totalActiveAnon: Long;
  totalInactiveFile: Long;
  totalActiveFile: Long;
  totalUnevictable: Long;
  usage: MemoryEntry | null | undefined;
  swap: MemoryEntry | null | undefined;
  kernel: MemoryEntry | null | undefined;
  kernelTcp: MemoryEntry | null | undefined;
}
export interface MemoryEntryInit {
  readonly limit?: Long | null | undefined;
  readonly usage?: Long | null | undefined;
  readonly max?: Long | null | undefined;
  readonly failcnt?: Long | null | undefined;
}
export interface MemoryEntry {
  limit: Long;
  usage: Long;
  max: Long;
  failcnt: Long;
}
export interface MemoryOomControlInit {
  readonly oomKillDisable?: Long | null | undefined;
  readonly underOom?: Long | null | undefined;
  readonly oomKill?: Long | null | undefined;
}
export interface MemoryOomControl {
  oomKillDisable: Long;
  underOom: Long;
  oomKill: Long;
}
export interface BlkIOStatInit {
  readonly ioServiceBytesRecursive?: readonly BlkIOEntryInit[] | null | undefined;
  readonly ioServicedRecursive?: readonly BlkIOEntryInit[] | null | undefined;
  readonly ioQueuedRecursive?: readonly BlkIOEntryInit[] | null | undefined;
  readonly ioServiceTimeRecursive?: readonly BlkIOEntryInit[] | null | undefined;
  readonly ioWaitTimeRecursive?: readonly BlkIOEntryInit[] | null | undefined;
  readonly ioMergedRecursive?: readonly BlkIOEntryInit[] | null | undefined;
  readonly ioTimeRecursive?: readonly BlkIOEntryInit[] | null | undefined;
  readonly sectorsRecursive?: readonly BlkIOEntryInit[] | null | undefined;
}
export interface BlkIOStat {
  ioServiceBytesRecursive: BlkIOEntry[];
  ioServicedRecursive: BlkIOEntry[];
  ioQueuedRecursive: BlkIOEntry[];
  ioServiceTimeRecursive: BlkIOEntry[];
  ioWaitTimeRecursive: BlkIOEntry[];
  ioMergedRecursive: BlkIOEntry[];
  ioTimeRecursive: BlkIOEntry[];
  sectorsRecursive: BlkIOEntry[];
}
export interface BlkIOEntryInit {
  readonly op?: string | null | undefined;
  readonly device?: string | null | undefined;
  readonly major?: Long | null | undefined;
  readonly minor?: Long | null | undefined;
  readonly value?: Long | null | undefined;
}
export interface BlkIOEntry {
  op: string;
  device: string;
  major: Long;
  minor: Long;
  value: Long;
}
export interface RdmaStatInit {
  readonly current?: readonly RdmaEntryInit[] | null | undefined;
  readonly limit?: readonly RdmaEntryInit[] | null | undefined;
}
export interface RdmaStat {
  current: RdmaEntry[];
  limit: RdmaEntry[];
}
export interface RdmaEntryInit {
  readonly device?: string | null | undefined;
  readonly hcaHandles?: number | null | undefined;
  readonly hcaObjects?: number | null | undefined;
}
export interface RdmaEntry {
  device: string;
  hcaHandles: number;
  hcaObjects: number;
}
export interface NetworkStatInit {
  readonly name?: string | null | undefined;
  readonly rxBytes?: Long | null | undefined;
  readonly rxPackets?: Long | null | undefined;
  readonly rxErrors?: Long | null | undefined;
  readonly rxDropped?: Long | null | undefined;
  readonly txBytes?: Long | null | undefined;
  readonly txPackets?: Long | null | undefined;
  readonly txErrors?: Long | null | undefined;
  readonly txDropped?: Long | null | undefined;
}
export interface NetworkStat {
  name: string;
  rxBytes: Long;
  rxPackets: Long;
  rxErrors: Long;
  rxDropped: Long;
  txBytes: Long;
  txPackets: Long;
  txErrors: Long;
  txDropped: Long;
}
export interface CgroupStatsInit {
  readonly nrSleeping?: Long | null | undefined;
  readonly nrRunning?: Long | null | undefined;
  readonly nrStopped?: Long | null | undefined;
  readonly nrUninterruptible?: Long | null | undefined;
  readonly nrIoWait?: Long | null | undefined;
}
export interface CgroupStats {
  nrSleeping: Long;
  nrRunning: Long;
  nrStopped: Long;
  nrUninterruptible: Long;
  nrIoWait: Long;
}
export declare const Metrics: Codec<MetricsInit, Metrics>;
export declare const HugetlbStat: Codec<HugetlbStatInit, HugetlbStat>;
export declare const PidsStat: Codec<PidsStatInit, PidsStat>;
export declare const CPUStat: Codec<CPUStatInit, CPUStat>;
export declare const CPUUsage: Codec<CPUUsageInit, CPUUsage>;
export declare const Throttle: Codec<ThrottleInit, Throttle>;
export declare const MemoryStat: Codec<MemoryStatInit, MemoryStat>;
export declare const MemoryEntry: Codec<MemoryEntryInit, MemoryEntry>;
export declare const MemoryOomControl: Codec<MemoryOomControlInit, MemoryOomControl>;
export declare const BlkIOStat: Codec<BlkIOStatInit, BlkIOStat>;
export declare const BlkIOEntry: Codec<BlkIOEntryInit, BlkIOEntry>;
export declare const RdmaStat: Codec<RdmaStatInit, RdmaStat>;
export declare const RdmaEntry: Codec<RdmaEntryInit, RdmaEntry>;
export declare const NetworkStat: Codec<NetworkStatInit, NetworkStat>;
export declare const CgroupStats: Codec<CgroupStatsInit, CgroupStats>;
