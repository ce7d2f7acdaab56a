import { BerthError } from '@berth/foundation';
import { describe, expect, test } from '@jest/globals';
import { parseGroup, parsePasswd } from './account-files.js';
import { resolveUser, type Accounts } from './resolve-user.js';

const accounts: Accounts = {
  passwd: parsePasswd(`# users
root:x:0:0:root:/root:/bin/sh
app:x:1000:1001:An app:/srv/app:/sbin/nologin
2000:x:2500:2600::/:
+nis::::::
broken:x:abc:1:::
big:x:2147483648:0:::
`),
  group: parseGroup(`root:x:0:
wheel:x:10:root,app
app:x:1001:
audio:x:29:app
staff:x:50:
`),
};

test('comments, NIS lines and lines without ids are passed over', () => {
  expect(accounts.passwd.map((entry) => entry.name)).toEqual(['root', 'app', '2000', 'big']);
  expect(accounts.group.find((entry) => entry.name === 'wheel')?.members).toEqual(['root', 'app']);
});

describe('the forms of a user', () => {
  test.each<[string, number, number, readonly number[]]>([
    ['', 0, 0, [0, 10]],
    ['root', 0, 0, [0, 10]],
    ['0', 0, 0, [0, 10]],
    ['app', 1000, 1001, [1001, 10, 29]],
    ['1000', 1000, 1001, [1001, 10, 29]],
    ['app:staff', 1000, 50, [50, 10, 29]],
    ['app:7', 1000, 7, [7, 10, 29]],
    ['1000:staff', 1000, 50, [50, 10, 29]],
    ['1:2', 1, 2, [2]],
    ['4242', 4242, 0, [0]],
    ['2147483647:2147483647', 2147483647, 2147483647, [2147483647]],
    ['2000', 2500, 2600, [2600]],
  ])('"%s"', (user, uid, gid, additionalGids) => {
    expect(resolveUser(user, accounts)).toMatchObject({ uid, gid, additionalGids });
  });

  test('numbers need no files', () => {
    expect(resolveUser('5:6', { passwd: [], group: [] })).toEqual({ uid: 5, gid: 6, additionalGids: [6] });
    expect(resolveUser('', { passwd: [], group: [] })).toEqual({ uid: 0, gid: 0, additionalGids: [0] });
  });

  test('additional groups come last, by name or number, each once', () => {
    expect(resolveUser('app', accounts, ['staff', '77', 'wheel']).additionalGids).toEqual([1001, 10, 29, 50, 77]);
  });

  test('a user that the image knows comes with its home', () => {
    expect(resolveUser('1000', accounts)).toMatchObject({ name: 'app', home: '/srv/app' });
  });
});

test.each<[string, string, string]>([
  ['nobody', 'not-found', 'user "nobody" is not in the image\'s /etc/passwd'],
  ['app:nogroup', 'not-found', 'group "nogroup" is not in the image\'s /etc/group'],
  ['app:', 'invalid-argument', 'must be USER or USER:GROUP'],
  [':app', 'invalid-argument', 'must be USER or USER:GROUP'],
  ['a:b:c', 'invalid-argument', 'must be USER or USER:GROUP'],
  ['2147483648', 'invalid-argument', 'ids from 0 to 2147483647'],
  ['99999999999', 'invalid-argument', 'ids from 0 to 2147483647'],
  ['-1', 'invalid-argument', 'ids from 0 to 2147483647'],
  ['big', 'invalid-argument', 'ids from 0 to 2147483647'],
])('"%s" is refused: %s', (user, code, words) => {
  let caught: unknown;
  try {
    resolveUser(user, accounts);
  } catch (error) {
    caught = error;
  }
  expect(BerthError.from(caught)).toMatchObject({ code, message: expect.stringContaining(words) });
});
