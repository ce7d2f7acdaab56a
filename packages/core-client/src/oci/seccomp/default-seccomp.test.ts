import { describe, expect, test } from '@jest/globals';
import type { LinuxSeccomp, LinuxSyscall } from '../runtime-spec/seccomp.js';
import { SYSTEM_CALL_SETS, machineArchitecture } from './architecture.js';
import { defaultSeccomp } from './default-seccomp.js';

function rulesFor(profile: LinuxSeccomp, name: string): readonly LinuxSyscall[] {
  return (profile.syscalls ?? []).filter((rule) => rule.names.includes(name));
}

const plain = defaultSeccomp({ architecture: 'amd64', capabilities: [] });
const admin = defaultSeccomp({ architecture: 'amd64', capabilities: ['CAP_SYS_ADMIN'] });

test('what the profile does not name is refused with EPERM', () => {
  expect(plain).toMatchObject({ defaultAction: 'SCMP_ACT_ERRNO', defaultErrnoRet: 1 });
});

test.each(['io_uring_setup', 'io_uring_enter', 'io_uring_register', 'kexec_load', 'keyctl', 'add_key', 'userfaultfd'])(
  '%s is never allowed',
  (name) => {
    const everything = defaultSeccomp({ architecture: 'amd64', capabilities: ['CAP_SYS_ADMIN', 'CAP_SYS_BOOT'] });
    expect(rulesFor(everything, name)).toEqual([]);
  },
);

test.each([
  ['CAP_SYS_ADMIN', 'mount'],
  ['CAP_SYS_ADMIN', 'setns'],
  ['CAP_BPF', 'bpf'],
  ['CAP_PERFMON', 'perf_event_open'],
  ['CAP_SYSLOG', 'syslog'],
  ['CAP_DAC_READ_SEARCH', 'open_by_handle_at'],
  ['CAP_SYS_BOOT', 'reboot'],
  ['CAP_SYS_CHROOT', 'chroot'],
  ['CAP_SYS_MODULE', 'init_module'],
  ['CAP_SYS_NICE', 'mbind'],
  ['CAP_SYS_PACCT', 'acct'],
  ['CAP_SYS_PTRACE', 'kcmp'],
  ['CAP_SYS_RAWIO', 'iopl'],
  ['CAP_SYS_TIME', 'clock_settime'],
  ['CAP_SYS_TTY_CONFIG', 'vhangup'],
])('%s brings %s', (capability, name) => {
  expect(rulesFor(plain, name)).toEqual([]);
  expect(rulesFor(defaultSeccomp({ architecture: 'amd64', capabilities: [capability] }), name)).toHaveLength(1);
});

describe('new processes', () => {
  test('without CAP_SYS_ADMIN: clone without namespace flags, and clone3 does not exist', () => {
    expect(rulesFor(plain, 'clone')).toEqual([
      {
        names: ['clone'],
        action: 'SCMP_ACT_ALLOW',
        args: [{ index: 0, value: 2_114_060_288, valueTwo: 0, op: 'SCMP_CMP_MASKED_EQ' }],
      },
    ]);
    expect(rulesFor(plain, 'clone3')).toEqual([{ names: ['clone3'], action: 'SCMP_ACT_ERRNO', errnoRet: 38 }]);
  });

  test('with CAP_SYS_ADMIN: both, with any flags', () => {
    expect(rulesFor(admin, 'clone').map((rule) => rule.args)).toEqual([undefined]);
    expect(rulesFor(admin, 'clone3').map((rule) => rule.action)).toEqual(['SCMP_ACT_ALLOW']);
  });

  test('on s390x the flags are the second argument', () => {
    const profile = defaultSeccomp({ architecture: 's390x', capabilities: [] });
    expect(rulesFor(profile, 'clone').map((rule) => rule.args?.[0]?.index)).toEqual([1]);
  });
});

test('every socket family but AF_ALG and AF_VSOCK is allowed', () => {
  const allows = (family: number): boolean =>
    rulesFor(plain, 'socket').some(({ args = [] }) => args.every((arg) => compare(family, arg.op, Number(arg.value))));
  expect([1, 2, 10, 16, 17, 39, 41, 44].map(allows)).toEqual(Array(8).fill(true));
  expect([38, 40].map(allows)).toEqual([false, false]);
});

function compare(value: number, op: string, other: number): boolean {
  if (op === 'SCMP_CMP_LT') return value < other;
  return op === 'SCMP_CMP_GT' ? value > other : value === other;
}

test('ptrace needs Linux 4.8, or CAP_SYS_PTRACE', () => {
  const old = { architecture: 'amd64', kernelVersion: { major: 4, minor: 7 } } as const;
  expect(rulesFor(defaultSeccomp({ ...old, capabilities: [] }), 'ptrace')).toEqual([]);
  expect(rulesFor(defaultSeccomp({ ...old, capabilities: ['CAP_SYS_PTRACE'] }), 'ptrace')).toHaveLength(1);
  expect(rulesFor(plain, 'ptrace')).toHaveLength(1);
});

test.each([
  ['amd64', 'arch_prctl'],
  ['386', 'modify_ldt'],
  ['arm64', 'cacheflush'],
  ['ppc64le', 'swapcontext'],
  ['s390x', 's390_runtime_instr'],
  ['riscv64', 'riscv_flush_icache'],
] as const)('%s has %s of its own', (architecture, name) => {
  expect(rulesFor(defaultSeccomp({ architecture, capabilities: [] }), name)).toHaveLength(1);
  expect(rulesFor(defaultSeccomp({ architecture: 'loong64', capabilities: [] }), name)).toEqual([]);
});

test('the filter covers every call set of the architecture, its own first', () => {
  expect(plain.architectures).toEqual(['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86', 'SCMP_ARCH_X32']);
  expect(SYSTEM_CALL_SETS.arm64[0]).toBe('SCMP_ARCH_AARCH64');
});

test("the machine's architecture is named as images name it", () => {
  expect(machineArchitecture('x64')).toBe('amd64');
  expect(() => machineArchitecture('vax')).toThrow('berth does not know the architecture "vax"');
});
