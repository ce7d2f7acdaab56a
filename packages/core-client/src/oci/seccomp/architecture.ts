import { BerthError } from '@berth/foundation';
import type { SeccompArchitecture } from '../runtime-spec/seccomp.js';

/** The architectures that berth knows, by Go's names (as images name them). */
export type Architecture = keyof typeof SYSTEM_CALL_SETS;

/** A kernel's version. */
export interface KernelVersion {
  readonly major: number;
  readonly minor: number;
}

/**
 * The system call sets that a kernel of each architecture serves, its own first: a filter that knows only the first could be
 * gone round by calling through another.
 */
export const SYSTEM_CALL_SETS = {
  amd64: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86', 'SCMP_ARCH_X32'],
  '386': ['SCMP_ARCH_X86'],
  arm64: ['SCMP_ARCH_AARCH64', 'SCMP_ARCH_ARM'],
  arm: ['SCMP_ARCH_ARM'],
  ppc64le: ['SCMP_ARCH_PPC64LE'],
  s390x: ['SCMP_ARCH_S390X', 'SCMP_ARCH_S390'],
  riscv64: ['SCMP_ARCH_RISCV64'],
  loong64: ['SCMP_ARCH_LOONGARCH64'],
  mips64: ['SCMP_ARCH_MIPS64', 'SCMP_ARCH_MIPS', 'SCMP_ARCH_MIPS64N32'],
  mips64le: ['SCMP_ARCH_MIPSEL64', 'SCMP_ARCH_MIPSEL', 'SCMP_ARCH_MIPSEL64N32'],
} as const satisfies Readonly<Record<string, readonly SeccompArchitecture[]>>;

const NODE_NAMES: Readonly<Record<string, Architecture>> = {
  x64: 'amd64',
  ia32: '386',
  arm64: 'arm64',
  arm: 'arm',
  ppc64: 'ppc64le',
  s390x: 's390x',
  riscv64: 'riscv64',
  loong64: 'loong64',
};

/**
 * The machine's architecture, from Node.js's name of it.
 *
 * @throws BerthError `unsupported` where berth does not know it.
 */
export function machineArchitecture(nodeName: string = process.arch): Architecture {
  const architecture = NODE_NAMES[nodeName];
  if (architecture !== undefined) return architecture;
  throw new BerthError('unsupported', `berth does not know the architecture "${nodeName}"`);
}
