import type { SeccompRule } from './rule.js';

/** The clone(2) flags that make a namespace: new mount, cgroup, UTS, IPC, user, PID and network. */
const NAMESPACE_FLAGS = 0x0002_0000 | 0x0200_0000 | 0x0400_0000 | 0x0800_0000 | 0x1000_0000 | 0x2000_0000 | 0x4000_0000;

/** No such system call: a C library that gets it falls back to clone. */
const ENOSYS = 38;

/** New processes without CAP_SYS_ADMIN: not in new namespaces. What clone3 asks for stands in memory, where a filter cannot look. */
export const CLONE_RULES: readonly SeccompRule[] = [
  cloneWithoutNamespaces(0, { notArchitectures: ['s390x'] }),
  // The flags are the second argument there.
  cloneWithoutNamespaces(1, { architectures: ['s390x'] }),
  { names: ['clone3'], errno: ENOSYS, withoutCapability: 'CAP_SYS_ADMIN' },
];

function cloneWithoutNamespaces(
  index: number,
  where: Pick<SeccompRule, 'architectures' | 'notArchitectures'>,
): SeccompRule {
  return {
    names: ['clone'],
    args: [{ index, value: NAMESPACE_FLAGS, valueTwo: 0, op: 'SCMP_CMP_MASKED_EQ' }],
    withoutCapability: 'CAP_SYS_ADMIN',
    ...where,
  };
}
