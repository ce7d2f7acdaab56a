import { spawn } from 'node:child_process';
import { BerthError, errnoOf } from '@berth/foundation';

/** How a program is run. */
export interface ProgramOptions {
  readonly input?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A program that has ended. */
export interface ProgramResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** More than any program that berth asks has to say. */
const OUTPUT_LIMIT_BYTES = 4 * 1024 * 1024;

/**
 * Runs a program to its end, whatever its exit code.
 * @throws BerthError `unsupported` where it is not installed, `resource-exhausted` where it says too much
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  { input = '', env, signal }: ProgramOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'pipe', env: env ?? process.env, signal });
    const output = { stdout: '', stderr: '' };
    let bytes = 0;
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        bytes += text.length;
        if (bytes <= OUTPUT_LIMIT_BYTES) output[name] += text;
        else child.kill('SIGKILL');
      });
    }
    child.on('error', (error) => {
      reject(notInstalled(program, error));
    });
    child.on('close', (code, killed) => {
      if (bytes > OUTPUT_LIMIT_BYTES) reject(new BerthError('resource-exhausted', `${program} printed too much`));
      else resolve({ code: code ?? 128, ...output, ...(killed === null ? {} : { stderr: `ended by ${killed}` }) });
    });
    // A program that does not read its input is not failed by that.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Runs a program that must succeed. @throws BerthError `internal` with what it printed */
export async function runOrThrow(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await runProgram(program, args, options);
  if (code === 0) return stdout;
  throw new BerthError('internal', `${program} ${args.join(' ')} ended with ${code}: ${(stderr || stdout).trim()}`, {
    operation: program,
    peerMessage: stderr.trim(),
  });
}

function notInstalled(program: string, error: Error): BerthError {
  if (errnoOf(error) !== 'ENOENT') return BerthError.from(error, { operation: program });
  return new BerthError('unsupported', `${program} is not installed on this machine`, { cause: error });
}
