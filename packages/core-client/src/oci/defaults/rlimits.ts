import type { PosixRlimit } from '../runtime-spec/process.js';

/** 1,024 open files, containerd's default: programs that close every descriptor they may have are fast with it. */
export const DEFAULT_RLIMITS: readonly PosixRlimit[] = [{ type: 'RLIMIT_NOFILE', hard: 1024, soft: 1024 }];
