import type { SeccompRule } from './rule.js';

/** Linux, 32-bit Linux, each also with the uname of Linux 2.6, and asking for the present one. Others switch protections off. */
const ALLOWED: readonly number[] = [0x0000_0000, 0x0000_0008, 0x0002_0000, 0x0002_0008, 0xffff_ffff];

/** The execution domain of a process. */
export const PERSONALITY_RULES: readonly SeccompRule[] = ALLOWED.map((value) => ({
  names: ['personality'],
  args: [{ index: 0, value, op: 'SCMP_CMP_EQ' }],
}));
