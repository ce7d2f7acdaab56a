import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { chainIds } from './chain-id.js';

const sha256 = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const [a, b, c] = [sha256('a'), sha256('b'), sha256('c')];

test.each([
  ['no layer has none', [], []],
  ['the lowest layer is its own', [a], [a]],
  [
    'each other is made of the chain below and itself',
    [a, b, c],
    [a, sha256(`${a} ${b}`), sha256(`${sha256(`${a} ${b}`)} ${c}`)],
  ],
  ['the same layer higher up is another', [a, a], [a, sha256(`${a} ${a}`)]],
])('the chain: %s', (_, diffIds, chain) => {
  expect(chainIds(diffIds)).toEqual(chain);
});
