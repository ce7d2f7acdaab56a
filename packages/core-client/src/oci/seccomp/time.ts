import type { SeccompRule } from './rule.js';
import { words } from './words.js';

/** Clocks and timers. The kernel itself asks for CAP_SYS_TIME where a call would set the clock. */
export const TIME_RULES: readonly SeccompRule[] = [
  {
    names: words(`
      time gettimeofday adjtimex clock_adjtime clock_adjtime64 clock_getres clock_getres_time64
      clock_gettime clock_gettime64 clock_nanosleep clock_nanosleep_time64 nanosleep alarm getitimer setitimer
      timer_create timer_delete timer_getoverrun timer_gettime timer_gettime64 timer_settime timer_settime64
      timerfd_create timerfd_gettime timerfd_gettime64 timerfd_settime timerfd_settime64
    `),
  },
];
