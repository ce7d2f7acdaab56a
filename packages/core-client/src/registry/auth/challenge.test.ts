import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatChallenge, parseChallenges } from './challenge.js';

describe('challenges', () => {
  test.each([
    ['Basic realm="r"', [{ scheme: 'basic', parameters: { realm: 'r' } }]],
    ['Basic', [{ scheme: 'basic', parameters: {} }]],
    [
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"',
      [
        {
          scheme: 'bearer',
          parameters: {
            realm: 'https://auth.docker.io/token',
            service: 'registry.docker.io',
            scope: 'repository:a/b:pull,push',
          },
        },
      ],
    ],
    [
      'BEARER Realm = "x" ,  Error="a \\"quoted\\" \\\\ word"',
      [{ scheme: 'bearer', parameters: { realm: 'x', error: 'a "quoted" \\ word' } }],
    ],
    [
      'Bearer realm=https://r.io/token,service=s',
      [{ scheme: 'bearer', parameters: { realm: 'https://r.io/token', service: 's' } }],
    ],
    [
      'Negotiate, Basic realm="a, b", Bearer realm="c"',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'a, b' } },
        { scheme: 'bearer', parameters: { realm: 'c' } },
      ],
    ],
    [
      'Negotiate abc/+=, Basic realm="x"',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'x' } },
      ],
    ],
    ['Bearer realm="first", realm="second"', [{ scheme: 'bearer', parameters: { realm: 'first' } }]],
    ['Bearer scope=""', [{ scheme: 'bearer', parameters: { scope: '' } }]],
    [', ,', []],
    ['"nonsense", Basic realm="x"', [{ scheme: 'basic', parameters: { realm: 'x' } }]],
  ])('%s', (header, expected) => {
    expect(parseChallenges([header])).toEqual(expected);
  });

  test('of several headers come in their order', () => {
    expect(parseChallenges(['Basic realm="a"', 'Bearer realm="b"']).map(({ scheme }) => scheme)).toEqual([
      'basic',
      'bearer',
    ]);
  });

  test('survive being written and read, several in one header', () => {
    const name = fc.stringMatching(/^[a-z_]{1,10}$/).filter((word) => word !== '__proto__');
    const challenge = fc.record({
      scheme: fc.stringMatching(/^[a-z]{1,10}$/),
      parameters: fc
        .dictionary(name, fc.string({ unit: 'grapheme-ascii' }), { minKeys: 1, maxKeys: 4 })
        .map((map) => ({ ...map })),
    });
    fc.assert(
      fc.property(fc.array(challenge, { minLength: 1, maxLength: 3 }), (challenges) => {
        expect(parseChallenges([challenges.map(formatChallenge).join(', ')])).toEqual(challenges);
      }),
    );
  });

  test('are read in linear time, and without a throw, from any text', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(Array.isArray(parseChallenges([header]))).toBe(true);
      }),
    );
    const startedAt = performance.now();
    parseChallenges([`Basic realm="${'\\'.repeat(100_000)}`, 'a '.repeat(50_000), '='.repeat(100_000)]);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});
