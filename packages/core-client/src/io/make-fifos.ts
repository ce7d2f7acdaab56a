import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { BerthError } from '@berth/foundation';

const run = promisify(execFile);

/**
 * Makes named pipes, mode 0600, all with one process: Node.js has no call for it.
 * @throws BerthError `unsupported` where coreutils' mkfifo is missing
 */
export async function makeFifos(paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  try {
    await run('mkfifo', ['-m', '600', '--', ...paths]);
  } catch (error) {
    if (BerthError.from(error).code === 'not-found') {
      throw new BerthError('unsupported', 'mkfifo is not installed: it comes with coreutils', { cause: error });
    }
    throw BerthError.from(error, { operation: 'io.makeFifos', object: paths.join(' ') });
  }
}
