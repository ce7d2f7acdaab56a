import { BerthError } from '@berth/foundation';
import { int64, toSafeNumber } from '@berth/rpc';
import type Long from 'long';
import { present } from '../session/present.js';
import { isDigest, type Descriptor, type Digest } from '../registry/index.js';

/** A descriptor as decoded. */
export interface WireDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: Long | number;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A descriptor as it is sent. */
export function writeDescriptor(descriptor: Descriptor): {
  mediaType: string;
  digest: string;
  size: Long;
  annotations: Record<string, string>;
} {
  const { mediaType, digest, size, annotations } = descriptor;
  return { mediaType, digest, size: int64(size, 'descriptor.size'), annotations: { ...annotations } };
}

/** The wire's descriptor in the client's form. @throws BerthError `protocol-error` where the daemon sent none, or none that is right */
export function readDescriptor(wire: WireDescriptor | null | undefined, operation: string): Descriptor {
  const { mediaType, digest, size, annotations } = present(wire, { operation });
  return {
    mediaType,
    digest: sentDigest(digest, operation),
    size: toSafeNumber(size, 'descriptor.size'),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}

function sentDigest(digest: string, operation: string): Digest {
  if (isDigest(digest)) return digest;
  const what = `${operation}: the daemon answered with ${JSON.stringify(digest)} for a digest`;
  throw new BerthError('protocol-error', what, { operation });
}
