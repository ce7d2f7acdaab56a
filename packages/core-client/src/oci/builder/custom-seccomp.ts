import { invalidArgument } from '@berth/foundation';
import type { LinuxSeccomp, LinuxSyscall, SeccompAction } from '../runtime-spec/seccomp.js';
import { checkInteger } from '../validate/number.js';
import { checkOneOf, checkText } from '../validate/text.js';

const ACTIONS: readonly SeccompAction[] = [
  'SCMP_ACT_KILL',
  'SCMP_ACT_KILL_PROCESS',
  'SCMP_ACT_KILL_THREAD',
  'SCMP_ACT_TRAP',
  'SCMP_ACT_ERRNO',
  'SCMP_ACT_TRACE',
  'SCMP_ACT_ALLOW',
  'SCMP_ACT_LOG',
  'SCMP_ACT_NOTIFY',
];

/** The caller's own profile, where its actions are known and each rule names a system call. The names themselves are the runtime's to know. */
export function checkSeccomp(profile: LinuxSeccomp): LinuxSeccomp {
  checkOneOf('seccomp.defaultAction', profile.defaultAction, ACTIONS);
  profile.syscalls?.forEach((rule, index) => {
    checkRule(`seccomp.syscalls[${index}]`, rule);
  });
  return profile;
}

function checkRule(field: string, rule: LinuxSyscall): void {
  if (rule.names.length === 0) throw invalidArgument(`${field}.names`, 'must name a system call');
  rule.names.forEach((name, index) => checkText(`${field}.names[${index}]`, name));
  checkOneOf(`${field}.action`, rule.action, ACTIONS);
  rule.args?.forEach((arg, index) => checkInteger(`${field}.args[${index}].index`, arg.index, 0, 5));
}
