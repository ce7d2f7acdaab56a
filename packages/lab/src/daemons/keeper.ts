import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BerthError } from '@berth/foundation';

/** A folder and a process that removes it, with all that runs out of it, once it is disposed of or we are gone. */
export interface Keeper extends AsyncDisposable {
  /** A new folder with a short path: unix sockets have at most 107 bytes. */
  readonly directory: string;
}

const KEEPER = fileURLToPath(new URL('../../keeper/keeper.mjs', import.meta.url));

/** A temporary directory with a longer path than this leaves no room for socket names. */
const LONGEST_TEMPORARY_DIRECTORY_BYTES = 40;

/**
 * Starts the process that cleans up after this one, in whatever way this one ends.
 *
 * @param options.runc the runtime that can delete the containers whose bundles lie in the folder
 */
export async function startKeeper(options: { readonly runc?: string } = {}): Promise<Keeper> {
  const parent = Buffer.byteLength(tmpdir()) > LONGEST_TEMPORARY_DIRECTORY_BYTES ? '/tmp' : tmpdir();
  const directory = await mkdtemp(join(parent, 'berth-lab-'));
  // Detached, so that Ctrl-C at the terminal reaches us and not it; unreferenced, so that a forgotten daemon holds nobody up.
  const child = spawn(process.execPath, [KEEPER], { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      resolve();
    });
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin.write(`${JSON.stringify({ directory, runc: options.runc })}\n`);
  const greeting = await lines.next();
  if (greeting.value !== 'ready') throw new BerthError('internal', 'the process that cleans up did not start');
  child.unref();

  let disposal: Promise<void> | undefined;
  const dispose = async (): Promise<void> => {
    child.ref();
    child.stdin.end();
    const answer = await lines.next();
    await ended;
    const problems: unknown = answer.done === true ? ['it ended early'] : JSON.parse(answer.value);
    if (!Array.isArray(problems) || problems.length > 0) {
      throw new BerthError('internal', `cleaning up ${directory}: ${JSON.stringify(problems)}`);
    }
  };
  return { directory, [Symbol.asyncDispose]: () => (disposal ??= dispose()) };
}
