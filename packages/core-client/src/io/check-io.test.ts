import { describe, expect, test } from '@jest/globals';
import { checkIo } from './check-io.js';
import type { TaskIo } from './task-io.js';

const fifos = (stdout: string): TaskIo => ({ kind: 'fifos', paths: { stdin: '', stdout, stderr: '' } });

describe('IO', () => {
  test.each<TaskIo>([
    { kind: 'null' },
    { kind: 'streams', stdin: true, terminal: true },
    { kind: 'file', path: '/var/log/a' },
    { kind: 'binary', path: '/usr/bin/log', args: { id: 'a' } },
    fifos('/run/a'),
    fifos(''),
  ])('may be %j', (io) => {
    expect(() => {
      checkIo(io);
    }).not.toThrow();
  });

  test.each<[TaskIo, string]>([
    [{ kind: 'file', path: 'log' }, 'io.path'],
    [{ kind: 'file', path: '' }, 'io.path'],
    [{ kind: 'file', path: '/var/log\0' }, 'io.path'],
    [{ kind: 'binary', path: './log' }, 'io.path'],
    [fifos('run/a'), 'io.paths.stdout'],
    [JSON.parse('{"kind":"pipe"}') as TaskIo, 'io.kind'],
  ])('%j is refused for its %s', (io, field) => {
    expect(() => {
      checkIo(io);
    }).toThrow(expect.objectContaining({ code: 'invalid-argument', field }));
  });
});
