import { describe, expect, test } from '@jest/globals';
import { classifyRuntimeFailure } from './runtime-failures.js';

const UNKNOWN = 2;
const NOT_FOUND = 5;
const ALREADY_EXISTS = 6;
const FAILED_PRECONDITION = 9;
const UNAVAILABLE = 14;

describe("the daemon's words", () => {
  test.each([
    [
      UNKNOWN,
      'failed to write: write /var/lib/containerd/io.containerd.content.v1.content/ingest/a/data: no space left on device',
      'no-space',
      'disk-full',
    ],
    [UNKNOWN, 'failed to prepare snapshot: mkdir /var/lib/x: disk quota exceeded', 'no-space', 'disk-full'],
    [UNKNOWN, 'cannot delete a running process: unknown', 'failed-precondition', 'task-running'],
    [
      FAILED_PRECONDITION,
      'task must be stopped before deletion: running: failed precondition',
      'failed-precondition',
      'task-running',
    ],
    [NOT_FOUND, 'process already finished: not found', 'not-found', 'process-finished'],
    [UNKNOWN, 'cannot exec in a stopped state: unknown', 'failed-precondition', 'task-stopped'],
    [UNKNOWN, 'cannot start a stopped container: unknown', 'failed-precondition', 'task-stopped'],
    [UNKNOWN, 'cannot pause task in a created state: unknown', 'failed-precondition', 'task-not-started'],
    [
      UNKNOWN,
      'OCI runtime checkpoint failed: exec: "criu": executable file not found in $PATH: unknown',
      'unsupported',
      'checkpoint-unavailable',
    ],
    [
      UNKNOWN,
      'runc did not terminate successfully: exit status 1: CRIU version check failed path= /run/b/criu-dump.log: unknown',
      'unsupported',
      'checkpoint-unavailable',
    ],
    [UNKNOWN, 'CRIU feature check failed: EOF: unknown', 'unsupported', 'checkpoint-unavailable'],
    [UNKNOWN, 'criu is missing features: [MemTrack]: unknown', 'unsupported', 'checkpoint-unavailable'],
    [UNKNOWN, 'CRIU version 20300 must be 30000 or higher: unknown', 'unsupported', 'checkpoint-unavailable'],
    [UNKNOWN, 'criu failed: type NOTIFY errno 0: unknown', 'unsupported', 'checkpoint-unavailable'],
    [
      UNKNOWN,
      'this runc binary has not been compiled with checkpoint/restore support enabled (runc_nocriu): unknown',
      'unsupported',
      'checkpoint-unavailable',
    ],
    [
      UNKNOWN,
      'OCI runtime create failed: unable to start container process: exec: "criu": executable file not found in $PATH: unknown',
      'not-found',
      'executable-not-found',
    ],
    [
      UNKNOWN,
      "failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: can't get final child's PID from pipe: EOF: unknown",
      'unsupported',
      'machine-limits',
    ],
    [
      UNKNOWN,
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "/no/such": stat /no/such: no such file or directory: unknown',
      'not-found',
      'executable-not-found',
    ],
    [
      UNKNOWN,
      'failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "nosuch": executable file not found in $PATH: unknown',
      'not-found',
      'executable-not-found',
    ],
    [
      UNKNOWN,
      'OCI runtime create failed: unable to start container process: exec: "/etc/passwd": permission denied: unknown',
      'permission-denied',
      'executable-not-executable',
    ],
    [
      UNKNOWN,
      'OCI runtime create failed: exec: "/bin/x86": exec format error: unknown',
      'permission-denied',
      'executable-not-executable',
    ],
    [UNKNOWN, 'ttrpc: closed: unknown', 'unavailable', 'shim-gone'],
    [
      UNKNOWN,
      'runtime "io.containerd.nosuch.v1" binary not installed "containerd-shim-nosuch-v1": file does not exist: unknown',
      'not-found',
      'runtime-not-found',
    ],
    [
      UNAVAILABLE,
      'ref default/1/layer-sha256:aa locked for 1.2s (since 2026-01-01): unavailable',
      'unavailable',
      'ref-locked',
    ],
    [NOT_FOUND, 'lease does not exist: not found', 'not-found', 'lease-not-found'],
    [FAILED_PRECONDITION, 'namespace is required: failed precondition', 'failed-precondition', 'namespace-required'],
    [
      FAILED_PRECONDITION,
      'namespace "n1" must be empty, but it still has images: failed precondition',
      'failed-precondition',
      'namespace-not-empty',
    ],
    [
      FAILED_PRECONDITION,
      'cannot remove snapshot with child: failed precondition',
      'failed-precondition',
      'snapshot-in-use',
    ],
    [
      UNKNOWN,
      'OCI runtime create failed: runc create failed: cgroups: cgroup deleted: unknown',
      'failed-precondition',
      'runtime-failed',
    ],
    [UNKNOWN, 'checkpoints are not supported on this platform: unknown', 'unimplemented', 'not-supported'],
  ])('of status %i: "%s" tell %s, %s', (status, details, code, reason) => {
    expect(classifyRuntimeFailure({ status, details })).toEqual({ code, reason });
  });

  test.each([
    [NOT_FOUND, 'image "docker.io/criu/criu:latest": not found'],
    [NOT_FOUND, 'container "unsupported" in namespace "default": not found'],
    [FAILED_PRECONDITION, 'unexpected commit digest sha256:aa, expected sha256:bb: failed precondition'],
    [UNAVAILABLE, 'No connection established. Last error: connect ENOENT /run/criu/containerd.sock'],
    [UNKNOWN, 'something else: unknown'],
    [UNKNOWN, 'failed to mount /var/lib/criu/data: unknown'],
    [ALREADY_EXISTS, 'snapshot "no space left on device": already exists'],
    [UNKNOWN, ''],
  ])('of status %i: "%s" tell no more than the status', (status, details) => {
    expect(classifyRuntimeFailure({ status, details })).toBeUndefined();
  });
});
