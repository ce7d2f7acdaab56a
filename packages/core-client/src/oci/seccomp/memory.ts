import type { SeccompRule } from './rule.js';
import { words } from './words.js';

/** The process's own memory. */
export const MEMORY_RULES: readonly SeccompRule[] = [
  {
    names: words(`
      brk mmap mmap2 munmap mremap mprotect madvise mincore msync mseal remap_file_pages map_shadow_stack
      mlock mlock2 mlockall munlock munlockall memfd_create memfd_secret pkey_alloc pkey_free pkey_mprotect
    `),
  },
];
