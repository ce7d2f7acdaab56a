import { HealthService } from '../generated/grpc/health/v1.js';
import { VersionService } from '../generated/containerd/services/version/v1.js';
import type { CallOptions } from '../session/call-options.js';
import type { Session } from '../session/session.js';
import type { DaemonVersion } from './containerd.js';

const SERVING = 1;

/** What a daemon says of its own state. */
export function healthOf(session: Session): {
  version(options?: CallOptions): Promise<DaemonVersion>;
  healthy(options?: CallOptions): Promise<boolean>;
} {
  return {
    async version(options) {
      const { version, revision } = await session.unary(VersionService.version, {}, { operation: 'version' }, options);
      return { version, revision };
    },
    async healthy(options) {
      const { status } = await session.unary(HealthService.check, { service: '' }, { operation: 'health' }, options);
      return status === SERVING;
    },
  };
}
