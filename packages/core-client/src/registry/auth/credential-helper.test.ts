import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { askCredentialHelper } from './credential-helper.js';

describe('a credential helper', () => {
  let directory: string;
  const path = process.env['PATH'];

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'berth-helper-'));
    process.env['PATH'] = `${directory}${delimiter}${path ?? ''}`;
  });

  afterEach(async () => {
    process.env['PATH'] = path;
    await rm(directory, { recursive: true });
  });

  async function install(script: string): Promise<void> {
    const program = join(directory, 'docker-credential-fake');
    await writeFile(program, `#!/bin/sh\n${script}\n`);
    await chmod(program, 0o755);
  }

  test('is given the server on its standard input and answers with user and secret', async () => {
    await install(
      `[ "$*" = get ] || exit 9; cat > ${join(directory, 'input')}; echo '{"ServerURL":"x","Username":"u","Secret":"s"}'`,
    );
    await expect(askCredentialHelper('fake', 'r.io', {})).resolves.toEqual({
      kind: 'password',
      username: 'u',
      password: 's',
    });
    await expect(readFile(join(directory, 'input'), 'utf8')).resolves.toBe('r.io');
  });

  test('may answer with an identity token', async () => {
    await install(`echo '{"Username":"<token>","Secret":"I"}'`);
    await expect(askCredentialHelper('fake', 'r.io', {})).resolves.toEqual({ kind: 'identity-token', token: 'I' });
  });

  test('that keeps nothing for the server gives nothing', async () => {
    await install('echo "credentials not found in native keychain"; exit 1');
    await expect(askCredentialHelper('fake', 'r.io', {})).resolves.toBeUndefined();
  });

  test.each<[string, string, RegExp]>([
    ['fails', 'echo s3cret; exit 3', /ended with 3/],
    ['prints no JSON', 'echo s3cret', /not JSON/],
    ['prints a list', 'echo "[]"', /no Username|not an object/],
    ['prints no secret', `echo '{"Username":"s3cret"}'`, /no Username and Secret/],
    ['prints without end', 'cat /dev/zero', /more than/],
  ])('that %s is told, and nothing of what it printed', async (_, script, words) => {
    await install(script);
    const error: unknown = await askCredentialHelper('fake', 'r.io', {}).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'failed-precondition',
      reason: 'credential-helper',
      message: expect.stringMatching(words),
    });
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('s3cret');
  });

  test('that does not answer is ended after its time', async () => {
    await install('exec sleep 60');
    await expect(askCredentialHelper('fake', 'r.io', { timeoutMs: 50 })).rejects.toMatchObject({
      message: expect.stringContaining('within 50 ms'),
    });
  });

  test('is ended when the caller leaves', async () => {
    await install('exec sleep 60');
    await expect(askCredentialHelper('fake', 'r.io', { signal: AbortSignal.timeout(20) })).rejects.toMatchObject({
      code: 'deadline-exceeded',
    });
  });

  test('that is not installed is told by its name', async () => {
    await expect(askCredentialHelper('absent', 'r.io', {})).rejects.toThrow(
      'docker-credential-absent is not installed',
    );
  });

  test.each(['', '../x', 'a b', '-x'])('named %j is refused', async (name) => {
    await expect(askCredentialHelper(name, 'r.io', {})).rejects.toMatchObject({ code: 'invalid-argument' });
  });
});
