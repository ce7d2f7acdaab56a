import { expect, test } from '@jest/globals';
import { isWellFormedDigest } from './well-formed.js';

test.each([
  [`sha256:${'a0'.repeat(32)}`, true],
  [`sha384:${'a0'.repeat(48)}`, true],
  [`sha512:${'a0'.repeat(64)}`, true],
  ['blake3+b64u:4_Zx-A=', true],
  [`sha256:${'A0'.repeat(32)}`, false],
  [`sha256:${'a0'.repeat(31)}`, false],
  [`sha256:${'a0'.repeat(32)}\n`, false],
  [`sha512:${'a0'.repeat(32)}`, false],
  ['sha256:', false],
  ['sha256', false],
  [`SHA256:${'a0'.repeat(32)}`, false],
  ['sha256:../../etc/passwd', false],
  ['', false],
])('%j as a digest: well-formed is %s', (text, wellFormed) => {
  expect(isWellFormedDigest(text)).toBe(wellFormed);
});
