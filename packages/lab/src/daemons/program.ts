import { execFile } from 'node:child_process';
import { BerthError } from '@berth/foundation';

/** How to run a program. */
export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** More than any test prints. */
const OUTPUT_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Runs a program to its end and answers its standard output.
 *
 * @throws {BerthError} `internal` with what it wrote to standard error, when it ends with anything but 0
 */
export function runProgram(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const { env = process.env, signal } = options;
    execFile(program, args, { env, signal, maxBuffer: OUTPUT_LIMIT_BYTES }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new BerthError('internal', `${program}: ${stderr.trim() || error.message}`, { cause: error }));
    });
  });
}
