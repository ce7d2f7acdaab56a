import { describe, expect, test } from '@jest/globals';
import { basicAuthorization } from './credentials.js';
import { formsOf, masked, secretsOf } from './masked.js';

describe('a text with secrets masked', () => {
  test.each([
    { said: 'you sent Bearer abc.def', sent: 'Bearer abc.def', shown: 'you sent Bearer ***' },
    { said: `got ${basicAuthorization('me', 'p w+')}`, sent: basicAuthorization('me', 'p w+'), shown: 'got Basic ***' },
    {
      said: 'wrong: "p w+", p%20w%2B, p+w%2B',
      sent: basicAuthorization('me', 'p w+'),
      shown: 'wrong: "***", ***, ***',
    },
    { said: 'nothing was sent', sent: undefined, shown: 'nothing was sent' },
    { said: 'no password', sent: basicAuthorization('me', ''), shown: 'no password' },
  ])('$shown', ({ said, sent, shown }) => {
    expect(masked(said, secretsOf(sent))).toBe(shown);
  });

  test('masks the longer of two secrets whole', () => {
    expect(masked('abcdef', ['abc', 'abcdef'])).toBe('***');
    expect(formsOf('a b')).toEqual(['a b', 'a%20b', 'a+b']);
  });
});
