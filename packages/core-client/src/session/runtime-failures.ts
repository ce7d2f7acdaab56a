import type { ErrorCode } from '@berth/foundation';
import type { RpcStatus } from '@berth/rpc';

/**
 * The narrower classes of failure that berth reads out of the daemon's words, as `reason` of the error. containerd sends most
 * of what its shims and runtimes say as UNKNOWN, so the words are all there is.
 */
export type RuntimeFailure =
  | 'task-running'
  | 'task-stopped'
  | 'task-not-started'
  | 'process-finished'
  | 'executable-not-found'
  | 'executable-not-executable'
  | 'machine-limits'
  | 'shim-gone'
  | 'runtime-not-found'
  | 'runtime-failed'
  | 'ref-locked'
  | 'lease-not-found'
  | 'namespace-required'
  | 'namespace-not-empty'
  | 'snapshot-in-use'
  | 'checkpoint-unavailable'
  | 'disk-full'
  | 'not-supported';

interface Rule {
  readonly words: RegExp;
  readonly code: ErrorCode;
  readonly reason: RuntimeFailure;
}

/** The first rule that matches decides, so the more telling ones stand first. */
const RULES: readonly Rule[] = [
  { words: /no space left on device|disk quota exceeded/i, code: 'no-space', reason: 'disk-full' },
  {
    words: /cannot delete (a running|a paused) process|must be stopped before deletion|cannot delete running task/i,
    code: 'failed-precondition',
    reason: 'task-running',
  },
  {
    words: /process already finished|process does not exist|no such process/i,
    code: 'not-found',
    reason: 'process-finished',
  },
  {
    words:
      /in a stopped state|container .*is not running|cannot \w+ a stopped (process|container)|task .*already stopped/i,
    code: 'failed-precondition',
    reason: 'task-stopped',
  },
  {
    words: /in a created state|process .*not started|container not started/i,
    code: 'failed-precondition',
    reason: 'task-not-started',
  },
  {
    // The shim ends what it says of a failed checkpoint with the log's path; the rest are the words of runc.
    words:
      /path= \S*\/criu-dump\.log|OCI runtime (checkpoint|restore) failed.*\bcriu\b|criu (version|feature) check failed|criu is missing features|criu version \d+ must be|criu lacks support|criu failed:|requires at least criu|\(runc_nocriu\)/i,
    code: 'unsupported',
    reason: 'checkpoint-unavailable',
  },
  { words: /final child's pid from pipe/i, code: 'unsupported', reason: 'machine-limits' },
  {
    words: /executable file not found in \$PATH|exec: .*no such file or directory|executable file .*not found/i,
    code: 'not-found',
    reason: 'executable-not-found',
  },
  {
    words: /exec: .*(permission denied|exec format error|is a directory)/i,
    code: 'permission-denied',
    reason: 'executable-not-executable',
  },
  {
    words: /ttrpc: (client shutting down|closed)|shim.*(connection refused|has been shut down)/i,
    code: 'unavailable',
    reason: 'shim-gone',
  },
  {
    words:
      /runtime .*binary not installed|failed to resolve runtime path|failed to start shim.*(no such file|not found)|invalid runtime name/i,
    code: 'not-found',
    reason: 'runtime-not-found',
  },
  { words: /^ref .*locked|: ref .*locked/i, code: 'unavailable', reason: 'ref-locked' },
  { words: /lease does not exist|lease .*not found/i, code: 'not-found', reason: 'lease-not-found' },
  { words: /namespace is required/i, code: 'failed-precondition', reason: 'namespace-required' },
  { words: /namespace .*must be empty/i, code: 'failed-precondition', reason: 'namespace-not-empty' },
  { words: /cannot remove snapshot with child/i, code: 'failed-precondition', reason: 'snapshot-in-use' },
  {
    words: /OCI runtime (create|start|exec|pause|resume|update|kill|delete) failed|runc (did not|create failed)/i,
    code: 'failed-precondition',
    reason: 'runtime-failed',
  },
  { words: /not (supported|implemented) (on|by|for)|unsupported/i, code: 'unimplemented', reason: 'not-supported' },
];

/** The statuses whose number says too little: containerd's catch-alls, and those that several failures share. */
const TELLING = new Set([2, 5, 8, 9, 13, 14]);

/**
 * The statuses that are a class of their own: words may narrow it and not change it, or else the name of what was not found
 * would decide (`image "criu:1": not found`). Only a full disk shows under any of them.
 */
const SETTLED: Readonly<Record<number, ErrorCode>> = { 5: 'not-found', 9: 'failed-precondition', 14: 'unavailable' };

/** What the daemon's words tell beyond the status number, where berth knows them. */
export function classifyRuntimeFailure({
  status,
  details,
}: RpcStatus): { code: ErrorCode; reason: RuntimeFailure } | undefined {
  if (!TELLING.has(status)) return undefined;
  const settled = SETTLED[status];
  const may = (code: ErrorCode) => settled === undefined || code === settled || code === 'no-space';
  const rule = RULES.find(({ words, code }) => may(code) && words.test(details));
  return rule === undefined ? undefined : { code: rule.code, reason: rule.reason };
}
