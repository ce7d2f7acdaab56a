import { invalidArgument } from '@berth/foundation';
import type { LinuxCpu } from '../runtime-spec/resources.js';
import { defined } from '../validate/defined.js';
import { checkOptionalInteger } from '../validate/number.js';

/** The container's share of the processors. */
export interface CpuOptions {
  /** Its weight against others, 2 to 262,144, 1,024 being usual; a runtime on cgroup v2 turns it into `cpu.weight`. */
  readonly shares?: number | undefined;
  /** How long it may run in each period, at least 1,000; -1 is no limit. */
  readonly quotaMicros?: number | undefined;
  /** 1,000 to 1,000,000. Default: the kernel's, 100,000. */
  readonly periodMicros?: number | undefined;
  /** Unused time that it may save up and run beyond the quota. */
  readonly burstMicros?: number | undefined;
  /** For real-time scheduling (cgroup v1); -1 is no limit. */
  readonly realtimeRuntimeMicros?: number | undefined;
  readonly realtimePeriodMicros?: number | undefined;
  /** The processors it may run on: `0-3,7`. */
  readonly cpus?: string | undefined;
  /** The memory nodes it may use: `0,1`. */
  readonly mems?: string | undefined;
  /** Whether it runs only when nothing else wants to. */
  readonly idle?: boolean | undefined;
}

/** The spec's CPU limits. */
export function buildCpu(cpu: CpuOptions): LinuxCpu {
  const field = (name: string): string => `resources.cpu.${name}`;
  return defined({
    shares: checkOptionalInteger(field('shares'), cpu.shares, 2, 262_144),
    quota: quota(field('quotaMicros'), cpu.quotaMicros),
    period: checkOptionalInteger(field('periodMicros'), cpu.periodMicros, 1_000, 1_000_000),
    burst: checkOptionalInteger(field('burstMicros'), cpu.burstMicros, 0),
    realtimeRuntime: checkOptionalInteger(field('realtimeRuntimeMicros'), cpu.realtimeRuntimeMicros, -1),
    realtimePeriod: checkOptionalInteger(field('realtimePeriodMicros'), cpu.realtimePeriodMicros, 1),
    cpus: numberList(field('cpus'), cpu.cpus),
    mems: numberList(field('mems'), cpu.mems),
    idle: cpu.idle === undefined ? undefined : Number(cpu.idle),
  });
}

function quota(field: string, value: number | undefined): number | undefined {
  return value === -1 ? -1 : checkOptionalInteger(field, value, 1_000);
}

function numberList(field: string, value: string | undefined): string | undefined {
  if (value === undefined || /^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/.test(value)) return value;
  throw invalidArgument(field, `must be a list of numbers as "0-3,7", not "${value}"`);
}
