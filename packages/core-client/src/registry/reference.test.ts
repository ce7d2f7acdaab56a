import { describe, expect, test } from '@jest/globals';
import { BerthError } from '@berth/foundation';
import fc from 'fast-check';
import {
  familiarReference,
  formatReference,
  parseReference,
  referenceName,
  referenceTarget,
  toReference,
} from './reference.js';

const SHA = `sha256:${'ab'.repeat(32)}`;

describe('a reference', () => {
  test.each([
    ['busybox', 'docker.io/library/busybox:latest', 'busybox'],
    ['busybox:1.36', 'docker.io/library/busybox:1.36', 'busybox:1.36'],
    ['bitnami/redis', 'docker.io/bitnami/redis:latest', 'bitnami/redis'],
    ['docker.io/busybox', 'docker.io/library/busybox:latest', 'busybox'],
    ['index.docker.io/library/busybox', 'docker.io/library/busybox:latest', 'busybox'],
    ['localhost/x', 'localhost/x:latest', 'localhost/x'],
    ['localhost:5000/x/y:t', 'localhost:5000/x/y:t', 'localhost:5000/x/y:t'],
    ['127.0.0.1:5000/x', '127.0.0.1:5000/x:latest', '127.0.0.1:5000/x'],
    ['[::1]:5000/x:t', '[::1]:5000/x:t', '[::1]:5000/x:t'],
    ['Registry/x', 'Registry/x:latest', 'Registry/x'],
    ['ghcr.io/a/b__c/d--e.f:v1.0-rc_2', 'ghcr.io/a/b__c/d--e.f:v1.0-rc_2', 'ghcr.io/a/b__c/d--e.f:v1.0-rc_2'],
    [`busybox@${SHA}`, `docker.io/library/busybox@${SHA}`, `busybox@${SHA}`],
    [`busybox:latest@${SHA}`, `docker.io/library/busybox:latest@${SHA}`, `busybox:latest@${SHA}`],
    [`r.io/x@sha512:${'0f'.repeat(64)}`, `r.io/x@sha512:${'0f'.repeat(64)}`, `r.io/x@sha512:${'0f'.repeat(64)}`],
    ['localhost:5000', 'docker.io/library/localhost:5000', 'localhost:5000'],
  ])('%s reads in full %s', (text, full, familiar) => {
    const reference = parseReference(text);
    expect(formatReference(reference)).toBe(full);
    expect(familiarReference(reference)).toBe(familiar);
    expect(parseReference(full)).toEqual(reference);
    expect(parseReference(familiar)).toEqual(reference);
  });

  test.each([
    ['', /empty/],
    [' busybox', /repository/],
    ['Busybox', /lower case/],
    ['docker.io/', /repository/],
    ['a//b', /repository/],
    ['/a', /repository/],
    ['a/', /repository/],
    ['a..b/c', /registry/],
    ['a___b', /repository/],
    ['-a', /repository/],
    ['busybox:', /tag/],
    ['busybox:-x', /tag/],
    [`busybox:${'x'.repeat(129)}`, /tag/],
    ['busybox@sha256:abc', /digest/],
    [`busybox@${SHA.toUpperCase()}`, /digest/],
    [`busybox@md5:${'a'.repeat(32)}`, /digest/],
    ['http://r.io/x', /registry|repository|tag/],
    ['r.io:99999/x', /registry/],
    ['r.io/x y', /repository/],
    ['a'.repeat(64), /must be a name|at most|repository/],
    [`r.io/${'a'.repeat(260)}`, /255/],
    ['busybox\n', /repository/],
  ])('%j is refused with the field named', (text, words) => {
    const refused = (() => {
      try {
        return parseReference(text);
      } catch (error) {
        return error;
      }
    })();
    // 64 letters "a" are hexadecimal digits too: an id, and not a name.
    expect(refused).toBeInstanceOf(BerthError);
    expect(refused).toMatchObject({ code: 'invalid-argument', field: 'reference' });
    expect(String(refused)).toMatch(words);
  });

  test('an object is checked like a text', () => {
    expect(() => toReference({ registry: 'r.io', repository: 'UPPER', tag: 'x' }, 'image')).toThrow(
      expect.objectContaining({ field: 'image' }),
    );
    expect(toReference({ registry: 'r.io', repository: 'x' })).toEqual({
      registry: 'r.io',
      repository: 'x',
      tag: 'latest',
    });
  });

  test('the name leaves out the tag; the target is the digest where there is one', () => {
    const reference = parseReference(`r.io/x:t@${SHA}`);
    expect(referenceName(reference)).toBe('r.io/x');
    expect(referenceTarget(reference)).toBe(SHA);
    expect(referenceTarget(parseReference('r.io/x:t'))).toBe('t');
  });

  test('survives being written and read, in full and in short', () => {
    const component = fc.stringMatching(/^[a-z0-9]{1,8}(?:(?:\.|_|__|-{1,3})[a-z0-9]{1,8}){0,2}$/);
    const registry = fc.oneof(
      fc.constantFrom('docker.io', 'localhost', '[::1]:80', 'a.b-c.example'),
      fc.integer({ min: 1, max: 65535 }).map((port) => `host:${port}`),
    );
    const tag = fc.option(fc.stringMatching(/^\w[\w.-]{0,20}$/), { nil: undefined });
    const digest = fc.option(fc.stringMatching(/^[0-9a-f]{64}$/), { nil: undefined });
    fc.assert(
      fc.property(
        registry,
        fc.array(component, { minLength: 1, maxLength: 4 }),
        tag,
        digest,
        (host, path, tagText, hex) => {
          const text = `${host}/${path.join('/')}${tagText === undefined ? '' : `:${tagText}`}${hex === undefined ? '' : `@sha256:${hex}`}`;
          const reference = parseReference(text);
          expect(parseReference(formatReference(reference))).toEqual(reference);
          expect(parseReference(familiarReference(reference))).toEqual(reference);
        },
      ),
    );
  });

  test('never throws anything but invalid-argument, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseReference(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-argument', field: 'reference' });
        }
      }),
    );
  });
});
