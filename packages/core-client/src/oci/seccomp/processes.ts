import type { SeccompRule } from './rule.js';
import { words } from './words.js';

/** Processes and threads: their life, signals, identity, scheduling and limits. */
export const PROCESS_RULES: readonly SeccompRule[] = [
  {
    names: words(`
      fork vfork execve execveat exit exit_group wait4 waitid waitpid pidfd_open pidfd_send_signal process_mrelease
      getpid getppid gettid getpgid getpgrp setpgid getsid setsid
      set_tid_address set_thread_area get_thread_area set_robust_list get_robust_list rseq membarrier
      futex futex_time64 futex_wait futex_wake futex_waitv futex_requeue restart_syscall prctl
    `),
  },
  {
    names: words(`
      kill tkill tgkill pause sigaltstack sigprocmask sigreturn signalfd signalfd4
      rt_sigaction rt_sigpending rt_sigprocmask rt_sigqueueinfo rt_sigreturn rt_sigsuspend
      rt_sigtimedwait rt_sigtimedwait_time64 rt_tgsigqueueinfo
    `),
  },
  {
    names: words(`
      getuid getuid32 geteuid geteuid32 getgid getgid32 getegid getegid32 getresuid getresuid32 getresgid getresgid32
      setuid setuid32 setgid setgid32 setreuid setreuid32 setregid setregid32 setresuid setresuid32
      setresgid setresgid32 setfsuid setfsuid32 setfsgid setfsgid32 getgroups getgroups32 setgroups setgroups32
      capget capset
    `),
  },
  {
    names: words(`
      sched_yield sched_getaffinity sched_setaffinity sched_getattr sched_setattr sched_getparam sched_setparam
      sched_getscheduler sched_setscheduler sched_get_priority_max sched_get_priority_min
      sched_rr_get_interval sched_rr_get_interval_time64 getcpu getpriority setpriority
      getrlimit ugetrlimit setrlimit prlimit64 getrusage times sysinfo uname getrandom riscv_hwprobe
    `),
  },
  {
    names: words('seccomp landlock_create_ruleset landlock_add_rule landlock_restrict_self uretprobe'),
  },
  // Before 4.8 a traced process could leave its filter through ptrace.
  { names: ['ptrace', 'process_vm_readv', 'process_vm_writev'], minKernel: { major: 4, minor: 8 } },
  { names: ['breakpoint', 'cacheflush', 'set_tls'], architectures: ['arm', 'arm64'] },
  { names: ['arch_prctl'], architectures: ['amd64'] },
  { names: ['modify_ldt'], architectures: ['amd64', '386'] },
  { names: ['s390_pci_mmio_read', 's390_pci_mmio_write', 's390_runtime_instr'], architectures: ['s390x'] },
  { names: ['riscv_flush_icache'], architectures: ['riscv64'] },
];
