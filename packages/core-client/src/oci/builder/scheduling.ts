import { invalidArgument } from '@berth/foundation';
import type { CpuAffinity, IoPriority, Process, Scheduler } from '../runtime-spec/process.js';
import { defined } from '../validate/defined.js';
import { checkInteger, checkOptionalInteger } from '../validate/number.js';
import { checkOneOf } from '../validate/text.js';
import type { ProcessOptions } from './process.js';

const POLICIES = [
  'SCHED_OTHER',
  'SCHED_FIFO',
  'SCHED_RR',
  'SCHED_BATCH',
  'SCHED_ISO',
  'SCHED_IDLE',
  'SCHED_DEADLINE',
] as const;

const IO_CLASSES = ['IOPRIO_CLASS_RT', 'IOPRIO_CLASS_BE', 'IOPRIO_CLASS_IDLE'] as const;

/** How the kernel schedules the process: processor, disk, and the processors of one that is executed. */
export function buildScheduling(
  process: Pick<ProcessOptions, 'scheduler' | 'ioPriority' | 'cpuAffinity'>,
): Pick<Process, 'scheduler' | 'ioPriority' | 'execCPUAffinity'> {
  return defined({
    scheduler: process.scheduler && checkScheduler(process.scheduler),
    ioPriority: process.ioPriority && checkIoPriority(process.ioPriority),
    execCPUAffinity: process.cpuAffinity && checkAffinity(process.cpuAffinity),
  });
}

function checkScheduler(scheduler: Scheduler): Scheduler {
  const policies: readonly string[] = POLICIES;
  checkOneOf('process.scheduler.policy', scheduler.policy, policies);
  checkOptionalInteger('process.scheduler.nice', scheduler.nice, -20, 19);
  checkOptionalInteger('process.scheduler.priority', scheduler.priority, 0, 99);
  return scheduler;
}

function checkIoPriority(priority: IoPriority): IoPriority {
  checkOneOf('process.ioPriority.class', priority.class, IO_CLASSES);
  checkInteger('process.ioPriority.priority', priority.priority, 0, 7);
  return priority;
}

function checkAffinity(affinity: CpuAffinity): CpuAffinity {
  for (const moment of ['initial', 'final'] as const) {
    if (/^[0-9, -]*$/.test(affinity[moment] ?? '')) continue;
    throw invalidArgument(`process.cpuAffinity.${moment}`, `must be a list of processors as "0-3,7"`);
  }
  return affinity;
}
