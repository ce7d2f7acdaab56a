import type { Int64 } from './process.js';

/**
 * The limits of a container's cgroup. Runtimes apply them to cgroup v1 and translate them for v2 (shares become a
 * weight); `unified` names v2 files directly.
 *
 * @see https://github.com/opencontainers/runtime-spec/blob/v1.2.1/config-linux.md#control-groups
 */
export interface LinuxResources {
  readonly devices?: readonly LinuxDeviceCgroup[];
  readonly memory?: LinuxMemory;
  readonly cpu?: LinuxCpu;
  readonly pids?: LinuxPids;
  readonly blockIO?: LinuxBlockIo;
  readonly hugepageLimits?: readonly LinuxHugepageLimit[];
  readonly network?: LinuxNetwork;
  readonly rdma?: Readonly<Record<string, LinuxRdma>>;
  readonly unified?: Readonly<Record<string, string>>;
}

/** A rule of the device cgroup; later rules win. Without `major` or `minor` it is for every number. */
export interface LinuxDeviceCgroup {
  readonly allow: boolean;
  /** `a` (all), `c` or `b`. */
  readonly type?: string;
  readonly major?: number;
  readonly minor?: number;
  /** Of `r`, `w`, `m`. */
  readonly access?: string;
}

/** Memory limits in bytes; -1 is no limit. */
export interface LinuxMemory {
  readonly limit?: Int64;
  readonly reservation?: Int64;
  /** Memory and swap together. */
  readonly swap?: Int64;
  readonly kernel?: Int64;
  readonly kernelTCP?: Int64;
  /** 0 to 100. */
  readonly swappiness?: number;
  readonly disableOOMKiller?: boolean;
  readonly useHierarchy?: boolean;
  readonly checkBeforeUpdate?: boolean;
}

/** CPU limits; times in microseconds. */
export interface LinuxCpu {
  readonly shares?: Int64;
  readonly quota?: Int64;
  readonly burst?: Int64;
  readonly period?: Int64;
  readonly realtimeRuntime?: Int64;
  readonly realtimePeriod?: Int64;
  readonly cpus?: string;
  readonly mems?: string;
  readonly idle?: number;
}

/** The number of processes and threads; -1 is no limit. */
export interface LinuxPids {
  readonly limit: number;
}

/** Block I/O weights and limits. */
export interface LinuxBlockIo {
  readonly weight?: number;
  readonly leafWeight?: number;
  readonly weightDevice?: readonly LinuxWeightDevice[];
  readonly throttleReadBpsDevice?: readonly LinuxThrottleDevice[];
  readonly throttleWriteBpsDevice?: readonly LinuxThrottleDevice[];
  readonly throttleReadIOPSDevice?: readonly LinuxThrottleDevice[];
  readonly throttleWriteIOPSDevice?: readonly LinuxThrottleDevice[];
}

/** The weight of one block device. */
export interface LinuxWeightDevice {
  readonly major: number;
  readonly minor: number;
  readonly weight?: number;
  readonly leafWeight?: number;
}

/** The limit of one block device, in bytes or operations a second. */
export interface LinuxThrottleDevice {
  readonly major: number;
  readonly minor: number;
  readonly rate: Int64;
}

/** The limit of one size of huge page. */
export interface LinuxHugepageLimit {
  /** As `2MB` or `1GB`. */
  readonly pageSize: string;
  /** Bytes. */
  readonly limit: Int64;
}

/** The class and priorities of the container's network packets (cgroup v1). */
export interface LinuxNetwork {
  readonly classID?: number;
  readonly priorities?: readonly { readonly name: string; readonly priority: number }[];
}

/** The limits of one RDMA device. */
export interface LinuxRdma {
  readonly hcaHandles?: number;
  readonly hcaObjects?: number;
}
