import { expect, test } from '@jest/globals';
import { mergeScopes, repositoryScope } from './scope.js';

test.each([
  [[['repository:a/b:pull']], ['repository:a/b:pull']],
  [[['repository:a:pull,push'], ['repository:a:push,pull']], ['repository:a:pull,push']],
  [
    [['repository:b:pull'], ['repository:a:pull', 'repository:b:push']],
    ['repository:a:pull', 'repository:b:pull,push'],
  ],
  [[['registry:catalog:*'], []], ['registry:catalog:*']],
  [[['odd']], ['odd']],
])('%j together are %j', (lists, merged) => {
  expect(mergeScopes(...lists)).toEqual(merged);
});

test('a repository is asked for by what is to be done with it', () => {
  expect(repositoryScope('library/busybox', 'pull,push')).toBe('repository:library/busybox:pull,push');
});
