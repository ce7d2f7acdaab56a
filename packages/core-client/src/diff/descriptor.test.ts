import { expect, test } from '@jest/globals';
import { readDescriptor } from './descriptor.js';

const wire = { mediaType: 'application/vnd.oci.image.layer.v1.tar', size: 1, annotations: {} };

test.each(['', 'sha256:short', 'no digest'])('a digest like %j is the fault of the daemon that sent it', (digest) => {
  expect(() => readDescriptor({ ...wire, digest }, 'diff.apply')).toThrow(
    expect.objectContaining({ code: 'protocol-error', operation: 'diff.apply', field: undefined }),
  );
});

test('a descriptor is read as it was sent', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  expect(readDescriptor({ ...wire, digest }, 'diff.apply')).toEqual({ mediaType: wire.mediaType, digest, size: 1 });
});
