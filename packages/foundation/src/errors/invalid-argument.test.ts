import { expect, test } from '@jest/globals';
import { invalidArgument } from './invalid-argument.js';

test('an invalid argument is named by its path, in the message and beside it', () => {
  const cause = new Error('below');
  expect(invalidArgument('spec.process.cwd', 'must be absolute', cause)).toMatchObject({
    code: 'invalid-argument',
    field: 'spec.process.cwd',
    message: 'spec.process.cwd must be absolute',
    cause,
  });
});
