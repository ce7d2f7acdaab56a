import { expect, test } from '@jest/globals';
import { decodeSpec, encodeSpec } from './json.js';

test('a 64-bit number beyond what JavaScript holds exactly survives both ways', () => {
  const rlimits = [{ type: 'RLIMIT_CORE', soft: 0, hard: 18_446_744_073_709_551_615n }];
  const spec = { ociVersion: '1.1.0', process: { cwd: '/', user: { uid: 0, gid: 0 }, rlimits } };
  const bytes = encodeSpec(spec);
  expect(new TextDecoder().decode(bytes)).toContain('"hard":18446744073709551615');
  expect(decodeSpec(bytes)).toEqual(spec);
});

test.each([
  ['not JSON', '{'],
  ['no object', '[]'],
  ['no version', '{}'],
])('stored bytes with %s are data loss', (_name, text) => {
  expect(() => decodeSpec(new TextEncoder().encode(text))).toThrow(expect.objectContaining({ code: 'data-loss' }));
});
