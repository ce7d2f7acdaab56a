import { describe, expect, test } from '@jest/globals';
import { parseGroup, parsePasswd } from './account-files.js';
import { needsAccounts, resolveWanted, type WantedUser } from './wanted-user.js';

const accounts = {
  passwd: parsePasswd('root:x:0:0:root:/root:/bin/sh\napp:x:1000:1001::/:/bin/sh\n'),
  group: parseGroup('audio:x:29:\nstaff:x:50:\n31:x:3100:\n'),
};

describe('who a process is to run as', () => {
  test.each<[string, WantedUser, readonly number[], boolean]>([
    ['nobody named: the other one', {}, [1000, 1001, 1001], true],
    ['a name with groups', { user: 'root', additionalGroups: ['audio'] }, [0, 0, 0, 29], true],
    ['ids alone', { user: { uid: 5, gid: 6 } }, [5, 6], false],
    ['ids with groups', { user: { uid: 5, gid: 6 }, additionalGroups: ['audio', '77'] }, [5, 6, 29, 77], true],
    [
      'ids with gids and groups, each once',
      { user: { uid: 5, gid: 6, additionalGids: [7, 29] }, additionalGroups: ['staff', 'audio'] },
      [5, 6, 7, 29, 50],
      true,
    ],
    ["a group's name made of digits", { user: { uid: 5, gid: 6 }, additionalGroups: ['31'] }, [5, 6, 3100], true],
  ])('%s', (_, wanted, expected, looks) => {
    const { uid, gid, additionalGids = [] } = resolveWanted(wanted, 'app', accounts);
    expect([uid, gid, ...additionalGids]).toEqual(expected);
    expect(needsAccounts(wanted)).toBe(looks);
  });

  test('a group that the image does not have is said, also beside ids', () => {
    const wanted = { user: { uid: 5, gid: 6 }, additionalGroups: ['nogroup'] };
    expect(() => resolveWanted(wanted, '', accounts)).toThrow(
      expect.objectContaining({ code: 'not-found', field: 'additionalGroups[0]' }),
    );
  });
});
