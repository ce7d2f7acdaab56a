import { invalidArgument } from '@berth/foundation';
import type { PullOptions } from '../images.js';

/** What this client decides when it fetches by itself, and cannot when the daemon does. */
const CLIENT_ONLY = ['registry', 'parallelDownloads', 'layerLimitBytes'] as const;

/** @throws BerthError `invalid-argument` for an option that does not go with who fetches */
export function checkTransferOptions(options: PullOptions): void {
  if (options.via !== 'transfer') {
    if (options.daemonRegistry !== undefined) throw invalidArgument('daemonRegistry', "goes with via: 'transfer' only");
    return;
  }
  for (const field of CLIENT_ONLY) {
    if (options[field] !== undefined) throw invalidArgument(field, "is the daemon's own choice with via: 'transfer'");
  }
}
