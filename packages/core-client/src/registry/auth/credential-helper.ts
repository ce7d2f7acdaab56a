import { spawn } from 'node:child_process';
import { BerthError, errnoOf, invalidArgument, throwIfAborted, abortError } from '@berth/foundation';
import type { Credentials } from './credentials.js';

/** Asks the credential helper `name` for what it keeps for `server`; undefined where it keeps nothing. */
export type CredentialHelper = (
  name: string,
  server: string,
  options: { signal?: AbortSignal | undefined; timeoutMs?: number | undefined },
) => Promise<Credentials | undefined>;

const DEFAULT_TIMEOUT_MS = 30_000;
const OUTPUT_LIMIT_BYTES = 1024 * 1024;

/** What helpers print where they keep nothing for a server. */
const NOTHING_KEPT = /credentials not found/i;

/**
 * Runs `docker-credential-<name> get`, the server on its standard input, and reads what it prints. The process is killed after
 * `timeoutMs` (default 30,000), and when the signal fires. Throws `failed-precondition`, reason `credential-helper`; what the helper
 * printed is never quoted, as it may hold the secret.
 *
 * @see https://github.com/docker/docker-credential-helpers#development
 */
export const askCredentialHelper: CredentialHelper = async (
  name,
  server,
  { signal, timeoutMs = DEFAULT_TIMEOUT_MS },
) => {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name))
    throw invalidArgument('credential helper', `must be a plain name, and is ${JSON.stringify(name)}`);
  throwIfAborted(signal);
  const program = `docker-credential-${name}`;
  const { exitCode, output } = await run(program, server, { signal, timeoutMs });
  if (exitCode !== 0) {
    if (NOTHING_KEPT.test(output)) return undefined;
    throw failure(program, `ended with ${exitCode ?? 'a signal'}: run "echo ${server} | ${program} get" to see why`);
  }
  return parseAnswer(output, program);
};

async function run(
  program: string,
  server: string,
  { signal, timeoutMs }: { signal: AbortSignal | undefined; timeoutMs: number },
): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['get'], { env: process.env, stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    let length = 0;
    const fail = (error: BerthError): void => {
      child.kill('SIGKILL');
      // What the helper itself has started may still write: it must find nobody listening.
      child.stdout.destroy();
      reject(error);
    };
    const onAbort = (): void => {
      fail(abortError(signal));
    };
    const timer = setTimeout(() => {
      fail(failure(program, `gave no answer within ${timeoutMs} ms`));
    }, timeoutMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > OUTPUT_LIMIT_BYTES) fail(failure(program, `printed more than ${OUTPUT_LIMIT_BYTES} bytes`));
    });
    // A helper may end without having read its input: its exit status then says more than our broken pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(server);
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    child.on('error', (error) => {
      settle();
      reject(
        failure(program, errnoOf(error) === 'ENOENT' ? 'is not installed, or not on the PATH' : 'could not be started'),
      );
    });
    child.on('close', (exitCode) => {
      settle();
      resolve({ exitCode, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

function parseAnswer(output: string, program: string): Credentials | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(output);
  } catch {
    throw failure(program, 'printed something that is not JSON');
  }
  if (typeof answer !== 'object' || answer === null) throw failure(program, 'printed something that is not an object');
  const fields = new Map<string, unknown>(Object.entries(answer));
  const [username, secret] = [fields.get('Username'), fields.get('Secret')];
  if (typeof username !== 'string' || typeof secret !== 'string')
    throw failure(program, 'printed no Username and Secret');
  if (secret === '') return undefined;
  return username === '<token>'
    ? { kind: 'identity-token', token: secret }
    : { kind: 'password', username, password: secret };
}

function failure(program: string, what: string): BerthError {
  return new BerthError('failed-precondition', `${program} ${what}`, {
    operation: 'registry.credentials',
    object: program,
    reason: 'credential-helper',
  });
}
