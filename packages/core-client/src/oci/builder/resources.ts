import { invalidArgument } from '@berth/foundation';
import type { LinuxDeviceCgroup, LinuxHugepageLimit, LinuxResources } from '../runtime-spec/resources.js';
import { defined } from '../validate/defined.js';
import { checkInteger, checkOptionalInteger } from '../validate/number.js';
import { checkNoNul, checkText } from '../validate/text.js';
import { buildBlockIo, type BlockIoOptions } from './block-io.js';
import { buildCpu, type CpuOptions } from './cpu.js';
import { buildMemory, type MemoryOptions } from './memory.js';

/**
 * The container's share of the machine, for cgroup v1 and v2 alike; what only one of them has says so. Also what a running
 * task is updated with.
 */
export interface ResourceOptions {
  readonly cpu?: CpuOptions | undefined;
  readonly memory?: MemoryOptions | undefined;
  /** Processes and threads; -1 is no limit. */
  readonly pidsLimit?: number | undefined;
  readonly blockIo?: BlockIoOptions | undefined;
  readonly hugepages?: readonly HugepageOptions[] | undefined;
  /** Marks the container's packets (cgroup v1). */
  readonly network?: NetworkClassOptions | undefined;
  /** Limits per RDMA device. */
  readonly rdma?: Readonly<Record<string, RdmaOptions>> | undefined;
  /** Files of cgroup v2 and what is written to them: `memory.high`. */
  readonly unified?: Readonly<Record<string, string>> | undefined;
}

/** The limit of one size of huge page. */
export interface HugepageOptions {
  /** As `2MB` or `1GB`. */
  readonly pageSize: string;
  readonly limitBytes: number;
}

/** The class and priorities of network packets (cgroup v1). */
export interface NetworkClassOptions {
  readonly classId?: number | undefined;
  readonly priorities?: readonly { readonly name: string; readonly priority: number }[] | undefined;
}

/** The limits of one RDMA device; at least one is given. */
export interface RdmaOptions {
  readonly hcaHandles?: number | undefined;
  readonly hcaObjects?: number | undefined;
}

const MAX_UINT32 = 2 ** 32 - 1;

/** The spec's resources. `devices` are the rules of its device cgroup, where it is for a new container. */
export function buildResources(options: ResourceOptions = {}, devices?: readonly LinuxDeviceCgroup[]): LinuxResources {
  const pids = checkOptionalInteger('resources.pidsLimit', options.pidsLimit, -1);
  return defined({
    devices,
    memory: options.memory && buildMemory(options.memory),
    cpu: options.cpu && buildCpu(options.cpu),
    pids: pids === undefined ? undefined : { limit: pids },
    blockIO: options.blockIo && buildBlockIo(options.blockIo),
    hugepageLimits: options.hugepages?.map(hugepageLimit),
    network: options.network && networkClass(options.network),
    rdma: options.rdma && rdmaLimits(options.rdma),
    unified: options.unified && unifiedFiles(options.unified),
  });
}

function hugepageLimit(limit: HugepageOptions, index: number): LinuxHugepageLimit {
  const field = `resources.hugepages[${index}]`;
  if (!/^[1-9][0-9]*[KMG]B$/.test(limit.pageSize)) {
    throw invalidArgument(`${field}.pageSize`, `must be a size as "2MB", not "${limit.pageSize}"`);
  }
  return { pageSize: limit.pageSize, limit: checkInteger(`${field}.limitBytes`, limit.limitBytes, 0) };
}

function networkClass(network: NetworkClassOptions): NonNullable<LinuxResources['network']> {
  return defined({
    classID: checkOptionalInteger('resources.network.classId', network.classId, 0, MAX_UINT32),
    priorities: network.priorities?.map(({ name, priority }, index) => ({
      name: checkText(`resources.network.priorities[${index}].name`, name),
      priority: checkInteger(`resources.network.priorities[${index}].priority`, priority, 0, MAX_UINT32),
    })),
  });
}

function rdmaLimits(rdma: Readonly<Record<string, RdmaOptions>>): NonNullable<LinuxResources['rdma']> {
  const entries = Object.entries(rdma).map(([device, { hcaHandles, hcaObjects }]) => {
    const field = `resources.rdma["${device}"]`;
    if (hcaHandles === undefined && hcaObjects === undefined) throw invalidArgument(field, 'must limit something');
    const limits = {
      hcaHandles: checkOptionalInteger(`${field}.hcaHandles`, hcaHandles, 0, MAX_UINT32),
      hcaObjects: checkOptionalInteger(`${field}.hcaObjects`, hcaObjects, 0, MAX_UINT32),
    };
    return [device, defined(limits)] as const;
  });
  return Object.fromEntries(entries);
}

function unifiedFiles(unified: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const [file, value] of Object.entries(unified)) {
    const field = `resources.unified["${file}"]`;
    // The runtime joins the name with the cgroup's directory and writes there.
    if (!/^[a-z0-9_]+(?:\.[A-Za-z0-9_]+)+$/.test(file)) {
      throw invalidArgument(field, 'must be the name of a cgroup v2 file, as "memory.high"');
    }
    checkNoNul(field, value);
  }
  return { ...unified };
}
