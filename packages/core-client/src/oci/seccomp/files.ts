import type { SeccompRule } from './rule.js';
import { words } from './words.js';

/** Files and directories: finding, opening, changing, watching. All are limited by permissions already. */
export const FILE_RULES: readonly SeccompRule[] = [
  {
    names: words(`
      access faccessat faccessat2 open openat openat2 creat close close_range dup dup2 dup3 fcntl fcntl64 flock
      stat stat64 lstat lstat64 fstat fstat64 fstatat64 newfstatat statx statfs statfs64 fstatfs fstatfs64
      statmount listmount name_to_handle_at
      chdir fchdir getcwd getdents getdents64 mkdir mkdirat rmdir mknod mknodat
      link linkat unlink unlinkat symlink symlinkat readlink readlinkat rename renameat renameat2
      chmod fchmod fchmodat fchmodat2 umask
      chown chown32 fchown fchown32 fchownat lchown lchown32
      truncate truncate64 ftruncate ftruncate64 fallocate
      utime utimes utimensat utimensat_time64 futimesat
      inotify_init inotify_init1 inotify_add_watch inotify_rm_watch fanotify_mark
    `),
  },
  {
    names: words(`
      getxattr getxattrat lgetxattr fgetxattr setxattr setxattrat lsetxattr fsetxattr
      listxattr listxattrat llistxattr flistxattr removexattr removexattrat lremovexattr fremovexattr
    `),
  },
  {
    names: words(`
      read readv pread64 preadv preadv2 write writev pwrite64 pwritev pwritev2 lseek _llseek ioctl
      readahead fadvise64 fadvise64_64 cachestat copy_file_range sendfile sendfile64 splice tee vmsplice
      sync syncfs fsync fdatasync sync_file_range
      io_setup io_submit io_cancel io_destroy io_getevents io_pgetevents io_pgetevents_time64
      ioprio_get ioprio_set
    `),
  },
  { names: ['sync_file_range2', 'swapcontext'], architectures: ['ppc64le'] },
  { names: ['arm_fadvise64_64', 'arm_sync_file_range', 'sync_file_range2'], architectures: ['arm', 'arm64'] },
];
