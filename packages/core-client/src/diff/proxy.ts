import { DiffService as service } from '../generated/containerd/services/diff/v1.js';
import { writeMount } from '../mounts/mount.js';
import { checkLabels } from '../session/identifiers.js';
import type { Session } from '../session/session.js';
import { readDescriptor, writeDescriptor } from './descriptor.js';
import type { Diff } from './diff.js';

const GZIP_LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';

/** {@link Diff} of the daemon behind `session`. */
export function diffOf(session: Session): Diff {
  return {
    async apply(layer, mounts, options) {
      const subject = { operation: 'diff.apply', object: `layer ${layer.digest}` };
      const request = {
        diff: writeDescriptor(layer),
        mounts: mounts.map(writeMount),
        syncFs: options?.syncFs ?? false,
      };
      return readDescriptor((await session.unary(service.apply, request, subject, options)).applied, subject.operation);
    },
    async compare(lower, upper, options) {
      checkLabels('labels', options?.labels);
      const subject = { operation: 'diff.compare' };
      const request = {
        left: lower.map(writeMount),
        right: upper.map(writeMount),
        mediaType: options?.mediaType ?? GZIP_LAYER,
        ref: options?.ref ?? '',
        labels: { ...options?.labels },
      };
      return readDescriptor((await session.unary(service.diff, request, subject, options)).diff, subject.operation);
    },
  };
}
