import { invalidArgument, isWellFormedDigest } from '@berth/foundation';

/** Checks a digest before it is sent. @throws BerthError `invalid-argument` naming `field` */
export function checkDigest(digest: string, field = 'digest'): void {
  if (!isWellFormedDigest(digest)) throw invalidArgument(field, `must be a digest, not ${JSON.stringify(digest)}`);
}
