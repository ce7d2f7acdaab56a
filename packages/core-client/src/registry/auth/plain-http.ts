import { BerthError } from '@berth/foundation';
import { isLoopback } from '../hosts/loopback.js';

/** Throws `failed-precondition`, reason `plain-http`, where a secret sent to `url` could be read on the way and nobody allowed it. */
export function refuseToLeak(url: URL, allowPlainHttp: boolean): void {
  if (url.protocol === 'https:' || allowPlainHttp || isLoopback(url.hostname)) return;
  throw new BerthError(
    'failed-precondition',
    `credentials are not sent to ${url.origin} over plain http: use https, or allow it with "credentialsOverPlainHttp"`,
    {
      operation: 'registry.authenticate',
      object: url.host,
      reason: 'plain-http',
    },
  );
}
