import type { SeccompOperator } from '../runtime-spec/seccomp.js';
import type { SeccompRule } from './rule.js';
import { words } from './words.js';

/** The kernel's cryptography as a socket: a rich source of holes that programs hardly need. */
const AF_ALG = 38;
/** A way to the hypervisor that no network policy sees. */
const AF_VSOCK = 40;

/** Talking: sockets, pipes, waiting for several at once, System V and POSIX IPC. */
export const COMMUNICATION_RULES: readonly SeccompRule[] = [
  {
    names: words(`
      socketcall socketpair bind connect listen accept accept4 shutdown getsockname getpeername getsockopt setsockopt
      send sendto sendmsg sendmmsg recv recvfrom recvmsg recvmmsg recvmmsg_time64
    `),
  },
  // Every family but the two; 32-bit x86 reaches them through socketcall, whose arguments a filter cannot see.
  socketFamily('SCMP_CMP_LT', AF_ALG),
  socketFamily('SCMP_CMP_EQ', AF_ALG + 1),
  socketFamily('SCMP_CMP_GT', AF_VSOCK),
  {
    names: words(`
      pipe pipe2 eventfd eventfd2 select _newselect pselect6 pselect6_time64 poll ppoll ppoll_time64
      epoll_create epoll_create1 epoll_ctl epoll_ctl_old epoll_wait epoll_wait_old epoll_pwait epoll_pwait2
    `),
  },
  {
    names: words(`
      ipc msgctl msgget msgrcv msgsnd semctl semget semop semtimedop semtimedop_time64 shmat shmctl shmdt shmget
      mq_open mq_unlink mq_notify mq_getsetattr mq_timedsend mq_timedsend_time64 mq_timedreceive mq_timedreceive_time64
    `),
  },
];

function socketFamily(op: SeccompOperator, family: number): SeccompRule {
  return { names: ['socket'], args: [{ index: 0, value: family, op }] };
}
