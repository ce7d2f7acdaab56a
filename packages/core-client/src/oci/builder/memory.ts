import { invalidArgument } from '@berth/foundation';
import type { LinuxMemory } from '../runtime-spec/resources.js';
import { defined } from '../validate/defined.js';
import { checkOptionalInteger } from '../validate/number.js';

/** The container's share of the memory, in bytes; -1 is no limit. */
export interface MemoryOptions {
  /** Beyond it the container's processes are killed. */
  readonly limitBytes?: number | undefined;
  /** What it keeps when memory is short; at most the limit. */
  readonly reservationBytes?: number | undefined;
  /** Memory and swap together; at least the limit. A runtime on cgroup v2 sets swap alone to the difference. */
  readonly swapBytes?: number | undefined;
  /** The kernel's memory (cgroup v1; newer kernels and runtimes ignore it). */
  readonly kernelBytes?: number | undefined;
  /** The kernel's memory for TCP buffers (cgroup v1). */
  readonly kernelTcpBytes?: number | undefined;
  /** How gladly its memory is swapped out, 0 to 100 (cgroup v1). */
  readonly swappiness?: number | undefined;
  /** Whether its processes wait for memory beyond the limit instead of being killed (cgroup v1). */
  readonly disableOomKiller?: boolean | undefined;
  /** Whether an update below what is in use is refused (by the runtime). */
  readonly checkBeforeUpdate?: boolean | undefined;
}

/** The spec's memory limits. */
export function buildMemory(memory: MemoryOptions): LinuxMemory {
  const bytes = (name: string, value: number | undefined): number | undefined =>
    checkOptionalInteger(`resources.memory.${name}`, value, -1);
  refuseInconsistency(memory);
  return defined({
    limit: bytes('limitBytes', memory.limitBytes),
    reservation: bytes('reservationBytes', memory.reservationBytes),
    swap: bytes('swapBytes', memory.swapBytes),
    kernel: bytes('kernelBytes', memory.kernelBytes),
    kernelTCP: bytes('kernelTcpBytes', memory.kernelTcpBytes),
    swappiness: checkOptionalInteger('resources.memory.swappiness', memory.swappiness, 0, 100),
    disableOOMKiller: memory.disableOomKiller,
    checkBeforeUpdate: memory.checkBeforeUpdate,
  });
}

function refuseInconsistency({ limitBytes = -1, reservationBytes = -1, swapBytes = -1 }: MemoryOptions): void {
  if (limitBytes > 0 && reservationBytes > limitBytes) {
    throw invalidArgument('resources.memory.reservationBytes', `must not be above the limit of ${limitBytes}`);
  }
  if (swapBytes > 0 && limitBytes <= 0) {
    throw invalidArgument('resources.memory.swapBytes', 'needs a limit of memory: it counts memory and swap together');
  }
  if (swapBytes > 0 && swapBytes < limitBytes) {
    throw invalidArgument('resources.memory.swapBytes', `must be at least the limit of ${limitBytes}: it counts both`);
  }
}
