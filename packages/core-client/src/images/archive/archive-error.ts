import { BerthError, type ErrorCode } from '@berth/foundation';

/** Why an archive is refused; `reason` of the error. */
export type ArchiveFailure =
  | 'unsafe-path'
  | 'unsafe-link'
  | 'unsupported-entry'
  | 'duplicate-entry'
  | 'unknown-layout'
  | 'missing-entry'
  | 'malformed-document'
  | 'image-without-name'
  | 'entry-too-large'
  | 'too-many-entries'
  | 'header-too-large'
  | 'manifest-too-large'
  | 'digest-mismatch'
  | 'size-mismatch'
  | 'truncated'
  | 'not-an-archive';

const CODES: Readonly<Partial<Record<ArchiveFailure, ErrorCode>>> = {
  'entry-too-large': 'resource-exhausted',
  'too-many-entries': 'resource-exhausted',
  'header-too-large': 'resource-exhausted',
  'manifest-too-large': 'resource-exhausted',
  'digest-mismatch': 'data-loss',
  'size-mismatch': 'data-loss',
  truncated: 'data-loss',
  'missing-entry': 'data-loss',
};

/** The error of an archive that is refused: `problem` completes "entry … …", or "the archive …" where no entry is at fault. */
export function archiveError(
  reason: ArchiveFailure,
  entry: string | undefined,
  problem: string,
  cause?: unknown,
): BerthError {
  const object = entry === undefined ? 'the archive' : `entry ${JSON.stringify(entry)}`;
  return new BerthError(CODES[reason] ?? 'invalid-argument', `images.import: ${object} ${problem}`, {
    operation: 'images.import',
    object,
    field: 'archive',
    reason,
    cause,
  });
}
