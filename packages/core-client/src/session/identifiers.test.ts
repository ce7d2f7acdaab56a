import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkIdentifier, checkLabels } from './identifiers.js';

const refused = (field: string) => expect.objectContaining({ code: 'invalid-argument', field });

describe('an identifier', () => {
  test.each(['a', 'A1', 'k8s.io', 'web-1', 'a_b.c-d', '0', 'x'.repeat(76)])('may be %p', (value) => {
    expect(() => {
      checkIdentifier('id', value);
    }).not.toThrow();
  });

  test.each(['', 'x'.repeat(77), '-a', 'a-', 'a--b', 'a.-b', 'a b', 'a/b', '../a', 'ä', 'a\n'])(
    'may not be %p',
    (value) => {
      expect(() => {
        checkIdentifier('namespace', value);
      }).toThrow(refused('namespace'));
    },
  );

  test('of words with single joints is one, up to 76 characters', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-z0-9]{1,8}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.constantFrom('.', '-', '_'), (parts, joint) => {
        checkIdentifier('id', parts.join(joint));
      }),
    );
  });

  test('is cut in the error where it is long', () => {
    expect(() => {
      checkIdentifier('id', ' '.repeat(100_000));
    }).toThrow(expect.objectContaining({ message: expect.stringMatching(/^.{1,300}$/) }));
  });
});

describe('labels', () => {
  test('take 4096 bytes each, name and value together, as UTF-8', () => {
    checkLabels('labels', { k: 'v'.repeat(4095), [`${'k'.repeat(94)}ä`]: 'v'.repeat(4000) });
    expect(() => {
      checkLabels('labels', { k: 'v'.repeat(4096) });
    }).toThrow(refused('labels["k"]'));
    expect(() => {
      checkLabels('labels', { ä: 'v'.repeat(4095) });
    }).toThrow(refused('labels["ä"]'));
  });

  test('have names', () => {
    expect(() => {
      checkLabels('labels', { '': 'v' });
    }).toThrow(refused('labels'));
  });

  test('may be left out', () => {
    expect(() => {
      checkLabels('labels', undefined);
    }).not.toThrow();
  });
});
