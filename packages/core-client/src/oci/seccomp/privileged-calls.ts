import type { SeccompRule } from './rule.js';
import { words } from './words.js';

/** Calls that come with a capability: the kernel would refuse them without it, so a container without it need not reach them. */
export const PRIVILEGED_RULES: readonly SeccompRule[] = [
  {
    capability: 'CAP_SYS_ADMIN',
    names: words(`
      mount mount_setattr move_mount open_tree umount umount2 fsconfig fsmount fsopen fspick
      clone clone3 setns unshare sethostname setdomainname
      bpf perf_event_open fanotify_init lookup_dcookie quotactl quotactl_fd syslog
      lsm_get_self_attr lsm_set_self_attr lsm_list_modules
    `),
  },
  { capability: 'CAP_BPF', names: ['bpf'] },
  { capability: 'CAP_DAC_READ_SEARCH', names: ['open_by_handle_at'] },
  { capability: 'CAP_PERFMON', names: ['perf_event_open'] },
  { capability: 'CAP_SYSLOG', names: ['syslog'] },
  { capability: 'CAP_SYS_BOOT', names: ['reboot'] },
  { capability: 'CAP_SYS_CHROOT', names: ['chroot'] },
  { capability: 'CAP_SYS_MODULE', names: ['init_module', 'finit_module', 'delete_module'] },
  { capability: 'CAP_SYS_NICE', names: ['get_mempolicy', 'mbind', 'set_mempolicy', 'set_mempolicy_home_node'] },
  { capability: 'CAP_SYS_PACCT', names: ['acct'] },
  {
    capability: 'CAP_SYS_PTRACE',
    names: words('kcmp pidfd_getfd process_madvise process_vm_readv process_vm_writev ptrace'),
  },
  { capability: 'CAP_SYS_RAWIO', names: ['iopl', 'ioperm'] },
  { capability: 'CAP_SYS_TIME', names: ['settimeofday', 'stime', 'clock_settime', 'clock_settime64'] },
  { capability: 'CAP_SYS_TTY_CONFIG', names: ['vhangup'] },
];
