import { describe, expect, test } from '@jest/globals';
import type { TaskIo } from './task-io.js';
import { terminalOf } from './terminal.js';

const paths = { stdin: '', stdout: '/f', stderr: '' };

describe('whether a process has a terminal', () => {
  test.each<[TaskIo, boolean | undefined, boolean]>([
    [{ kind: 'streams' }, undefined, false],
    [{ kind: 'streams' }, true, true],
    [{ kind: 'streams' }, false, false],
    [{ kind: 'streams', terminal: true }, undefined, true],
    [{ kind: 'streams', terminal: true }, true, true],
    [{ kind: 'fifos', paths }, true, true],
    [{ kind: 'binary', path: '/log' }, true, true],
    [{ kind: 'binary', path: '/log', terminal: true }, undefined, true],
    [{ kind: 'null' }, false, false],
    [{ kind: 'file', path: '/log' }, undefined, false],
  ])('%j under a spec that says %s: %s', (io, specified, expected) => {
    expect(terminalOf(io, specified)).toBe(expected);
  });

  test.each<[TaskIo, boolean, string]>([
    [{ kind: 'streams', terminal: true }, false, 'io.terminal'],
    [{ kind: 'fifos', paths, terminal: false }, true, 'io.terminal'],
    [{ kind: 'null' }, true, 'io.kind'],
    [{ kind: 'file', path: '/log' }, true, 'io.kind'],
  ])('%j under a spec that says %s is refused', (io, specified, field) => {
    expect(() => terminalOf(io, specified)).toThrow(expect.objectContaining({ code: 'invalid-argument', field }));
  });
});
