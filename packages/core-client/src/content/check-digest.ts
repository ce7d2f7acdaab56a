import { invalidArgument } from '@berth/foundation';

/** `algorithm:hex`, as every digest is. */
const DIGEST = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/;

/** Checks a digest before it is sent. @throws BerthError `invalid-argument` naming `field` */
export function checkDigest(digest: string, field = 'digest'): void {
  if (!DIGEST.test(digest)) throw invalidArgument(field, `must be algorithm:hex, not ${JSON.stringify(digest)}`);
}
