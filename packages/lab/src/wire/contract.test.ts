import { describe, expect, test } from '@jest/globals';
import { compareContracts, contractFiles, type WireFact, type WireFile } from './contract.js';

const THEIRS: readonly WireFact[] = [
  { subject: 'message a.Mount', says: 'is there' },
  { subject: 'field a.Mount 1', says: 'string type' },
  { subject: 'field a.Mount 2', says: 'repeated string options' },
  { subject: 'value a.Status RUNNING', says: '2' },
  { subject: 'method /a.Mounts/List', says: 'a.ListRequest returns stream a.Mount' },
];

describe('comparing contracts', () => {
  test('finds no difference between a contract and itself', () => {
    expect(compareContracts(THEIRS, THEIRS)).toEqual([]);
  });

  test('takes what only we have for another version’s', () => {
    expect(compareContracts(THEIRS, [...THEIRS, { subject: 'field a.Mount 3', says: 'string target' }])).toEqual([]);
  });

  test.each(THEIRS)('finds that we lack $subject', (fact) => {
    const ours = THEIRS.filter((each) => each !== fact);
    expect(compareContracts(THEIRS, ours)).toEqual([{ subject: fact.subject, theirs: fact.says, ours: undefined }]);
  });

  test.each([
    ['another type', 'field a.Mount 1', 'bytes type'],
    ['another name', 'field a.Mount 1', 'string kind'],
    ['another label', 'field a.Mount 2', 'string options'],
    ['another oneof', 'field a.Mount 1', 'string type (oneof kind)'],
    ['another number of an enum value', 'value a.Status RUNNING', '3'],
    ['another streaming', 'method /a.Mounts/List', 'a.ListRequest returns a.Mount'],
  ])('finds %s', (_what, subject, says) => {
    const ours = THEIRS.map((fact) => (fact.subject === subject ? { subject, says } : fact));
    const theirs = THEIRS.find((fact) => fact.subject === subject)?.says;
    expect(compareContracts(THEIRS, ours)).toEqual([{ subject, theirs, ours: says }]);
  });

  test('finds that a field has another number', () => {
    const ours = THEIRS.map((fact) =>
      fact.subject === 'field a.Mount 2' ? { ...fact, subject: 'field a.Mount 4' } : fact,
    );
    expect(compareContracts(THEIRS, ours)).toEqual([
      { subject: 'field a.Mount 2', theirs: 'repeated string options', ours: undefined },
    ]);
  });
});

describe('the files of a contract', () => {
  const files: readonly WireFile[] = [
    { name: 'a.proto', package: 'ours.v1', imports: ['b.proto', 'w.proto'], facts: [] },
    { name: 'b.proto', package: 'b', imports: ['c.proto'], facts: [] },
    { name: 'c.proto', package: 'c', imports: ['a.proto'], facts: [] },
    { name: 'w.proto', package: 'windows', imports: [], facts: [] },
    { name: 'd.proto', package: 'd', imports: ['a.proto'], facts: [] },
  ];

  test('are those of its packages and all that these import, without what is left out', () => {
    const chosen = contractFiles(
      files,
      (name) => name.startsWith('ours'),
      (name) => name === 'windows',
    );
    expect(chosen.map(({ name }) => name)).toEqual(['a.proto', 'b.proto', 'c.proto']);
  });
});
