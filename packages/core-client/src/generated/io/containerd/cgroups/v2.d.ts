import type {  } from '@berth/rpc';
import type Long from 'long';
export interface Codec<I, M> { encode(message: I): Uint8Array; decode(bytes: Uint8Array): M }
export interface MetricsInit {
  readonly pids?: PidsStatInit | null | undefined;
  readonly cpu?: CPUStatInit | null | undefined;
  readonly memory?: MemoryStatInit | null | undefined;
  readonly rdma?: RdmaStatInit | null | undefined;
  readonly io?: IOStatInit | null | undefined;
  readonly hugetlb?: readonly HugeTlbStatInit[] | null | undefined;
  readonly memoryEvents?: MemoryEventsInit | null | undefined;
  readonly network?: readonly NetworkStatInit[] | null | undefined;
}
export interface Metrics {
  pids: PidsStat | null | undefined;
  cpu: CPUStat | null | undefined;
  memory: MemoryStat | null | undefined;
  rdma: RdmaStat | null | undefined;
  io: IOStat | null | undefined;
  hugetlb: HugeTlbStat[];
  memoryEvents: MemoryEvents | null | undefined;
  network: NetworkStat[];
}
export interface PSIDataInit {
  readonly avg10?: number | null | undefined;
  readonly avg60?: number | null | undefined;
  readonly avg300?: number | null | undefined;
  readonly total?: Long | null | undefined;
}
export interface PSIData {
  avg10: number;
  avg60: number;
  avg300: number;
  total: Long;
}
export interface PSIStatsInit {
  readonly some?: PSIDataInit | null | undefined;
  readonly full?: PSIDataInit | null | undefined;
}
export interface PSIStats {
  some: PSIData | null | undefined;
  full: PSIData | null | undefined;
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
  readonly usageUsec?: Long | null | undefined;
  readonly userUsec?: Long | null | undefined;
  readonly systemUsec?: Long | null | undefined;
  readonly nrPeriods?: Long | null | undefined;
  readonly nrThrottled?: Long | null | undefined;
  readonly throttledUsec?: Long | null | undefined;
  readonly psi?: PSIStatsInit | null | undefined;
  readonly nrBursts?: Long | null | undefined;
  readonly burstUsec?: Long | null | undefined;
}
export interface CPUStat {
  usageUsec: Long;
  userUsec: Long;
  systemUsec: Long;
  nrPeriods: Long;
  nrThrottled: Long;
  throttledUsec: Long;
  psi: PSIStats | null | undefined;
  nrBursts: Long;
  burstUsec: Long;
}
export interface MemoryStatInit {
  readonly anon?: Long | null | undefined;
  readonly file?: Long | null | undefined;
  readonly kernelStack?: Long | null | undefined;
  readonly slab?: Long | null | undefined;
  readonly sock?: Long | null | undefined;
  readonly shmem?: Long | null | undefined;
  readonly fileMapped?: Long | null | undefined;
  readonly fileDirty?: Long | null | undefined;
  readonly fileWriteback?: Long | null | undefined;
  readonly anonThp?: Long | null | undefined;
  readonly inactiveAnon?: Long | null | undefined;
  readonly activeAnon?: Long | null | undefined;
  readonly inactiveFile?: Long | null | undefined;
  readonly activeFile?: Long | null | undefined;
  readonly unevictable?: Long | null | undefined;
  readonly slabReclaimable?: Long | null | undefined;
  readonly slabUnreclaimable?: Long | null | undefined;
  readonly pgfault?: Long | null | undefined;
  readonly pgmajfault?: Long | null | undefined;
  readonly workingsetRefault?: Long | null | undefined;
  readonly workingsetActivate?: Long | null | undefined;
  readonly workingsetNodereclaim?: Long | null | undefined;
  readonly pgrefill?: Long | null | undefined;
  readonly pgscan?: Long | null | undefined;
  readonly pgsteal?: Long | null | undefined;
  readonly pgactivate?: Long | null | undefined;
  readonly pgdeactivate?: Long | null | undefined;
  readonly pglazyfree?: Long | null | undefined;
  readonly pglazyfreed?: Long | null | undefined;
  readonly thpFaultAlloc?: Long | null | undefined;
  readonly thpCollapseAlloc?: Long | null | undefined;
  readonly usage?: Long | null | undefined;
  readonly usageLimit?: Long | null | undefined;
  readonly swapUsage?: Long | null | undefined;
  readonly swapLimit?: Long | null | undefined;
  readonly maxUsage?: Long | null | undefined;
  readonly swapMaxUsage?: Long | null | undefined;
  readonly psi?: PSIStatsInit | null | undefined;
}
export interface MemoryStat {
  anon: Long;
  file: Long;
  kernelStack: Long;
  slab: Long;
  sock: Long;
  shmem: Long;
  fileMapped: Long;
  fileDirty: Long;
  fileWriteback: Long;
  anonThp: Long;
  inactiveAnon: Long;
  activeAnon: Long;
  inactiveFile: Long;
  activeFile: Long;
  unevictable: Long;
  slabReclaimable: Long;
  slabUnreclaimable: Long;
  pgfault: Long;
  pgmajfault: Long;
  workingsetRefault: Long;
  workingsetActivate: Long;
  workingsetNodereclaim: Long;
  pgrefill: Long;
  pgscan: Long;
  pgsteal: Long;
  pgactivate: Long;
  pgdeactivate: Long;
  pglazyfree: Long;
  pglazyfreed: Long;
  thpFaultAlloc: Long;
  thpCollapseAlloc: Long;
  usage: Long;
  usageLimit: Long;
  swapUsage: Long;
  swapLimit: Long;
  maxUsage: Long;
  swapMaxUsage: Long;
  psi: PSIStats | null | undefined;
}
export interface MemoryEventsInit {
  readonly low?: Long | null | undefined;
  readonly high?: Long | null | undefined;
  readonly max?: Long | null | undefined;
  readonly oom?: Long | null | undefined;
  readonly oomKill?: Long | null | undefined;
  readonly oomGroupKill?: Long | null | undefined;
}
export interface MemoryEvents {
  low: Long;
  high: Long;
  max: Long;
  oom: Long;
  oomKill: Long;
  oomGroupKill: Long;
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
export interface IOStatInit {
  readonly usage?: readonly IOEntryInit[] | null | undefined;
  readonly psi?: PSIStatsInit | null | undefined;
}
export interface IOStat {
  usage: IOEntry[];
  psi: PSIStats | null | undefined;
}
export interface IOEntryInit {
  readonly major?: Long | null | undefined;
  readonly minor?: Long | null | undefined;
  readonly rbytes?: Long | null | undefined;
  readonly wbytes?: Long | null | undefined;
  readonly rios?: Long | null | undefined;
  readonly wios?: Long | null | undefined;
}
export interface IOEntry {
  major: Long;
  minor: Long;
  rbytes: Long;
  wbytes: Long;
  rios: Long;
  wios: Long;
}
export interface HugeTlbStatInit {
  readonly current?: Long | null | undefined;
  readonly max?: Long | null | undefined;
  readonly pagesize?: string | null | undefined;
  readonly failcnt?: Long | null | undefined;
}
export interface HugeTlbStat {
  current: Long;
  max: Long;
  pagesize: string;
  failcnt: Long;
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
export declare const Metrics: Codec<MetricsInit, Metrics>;
export declare const PSIData: Codec<PSIDataInit, PSIData>;
export declare const PSIStats: Codec<PSIStatsInit, PSIStats>;
export declare const PidsStat: Codec<PidsStatInit, PidsStat>;
export declare const CPUStat: Codec<CPUStatInit, CPUStat>;
export declare const MemoryStat: Codec<MemoryStatInit, MemoryStat>;
export declare const MemoryEvents: Codec<MemoryEventsInit, MemoryEvents>;
export declare const RdmaStat: Codec<RdmaStatInit, RdmaStat>;
export declare const RdmaEntry: Codec<RdmaEntryInit, RdmaEntry>;
export declare const IOStat: Codec<IOStatInit, IOStat>;
export declare const IOEntry: Codec<IOEntryInit, IOEntry>;
export declare const HugeTlbStat: Codec<HugeTlbStatInit, HugeTlbStat>;
export declare const NetworkStat: Codec<NetworkStatInit, NetworkStat>;
