import { describe, expect, test } from '@jest/globals';
import { mountSources } from './mount-sources.js';

const label = (value: string) => ({ 'containerd.io/distribution.source.registry:5000': value });

describe('repositories that a blob can be mounted from', () => {
  test.each([
    ['none without a label', {}, []],
    ['none of another registry', { 'containerd.io/distribution.source.other': 'a/b' }, []],
    ['not the target itself', label('team/app'), []],
    [
      'the nearest first',
      label('far,other/team/app,team/base,team/app/debug'),
      ['team/app/debug', 'team/base', 'far', 'other/team/app'],
    ],
  ])('%s', (_, labels, expected) => {
    expect(mountSources(labels, 'registry:5000', 'team/app')).toEqual(expected);
  });
});
