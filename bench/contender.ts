import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BerthError } from '@berth/foundation';

/** What a contender is asked to do: an operation, `calls` times, `inFlight` at once. */
export interface Asked {
  readonly op: string;
  readonly calls: number;
  readonly inFlight: number;
  /** The container that is read, or the beginning of the names of those that are made. */
  readonly id?: string;
  readonly image?: string;
  readonly path?: string;
  /** How many events are waited for. */
  readonly count?: number;
}

/** What it says of it. */
export interface Answer {
  /** How long each took. */
  readonly ms: readonly number[];
  /** From the begin of the first to the end of the last. */
  readonly totalMs: number;
  /** Processor time of its process. */
  readonly cpuUs: number;
  /** The most memory that it ever held, where it knows. */
  readonly residentMiB?: number;
}

/** A process of its own that does what is measured, so that its processor time, warm-up and garbage are its own. */
export interface Contender extends AsyncDisposable {
  ask(asked: Asked): Promise<Answer>;
}

/** A contender written in TypeScript, by its file in `contenders/`; compiled, since Node.js itself takes 18 MiB to strip types. */
export function nodeContender(name: string, args: readonly string[]): Contender {
  const file = fileURLToPath(new URL(`dist/contenders/${name}.js`, import.meta.url));
  return contender(process.execPath, [file, ...args]);
}

/** A program that reads requests from standard input, a line of JSON each, and answers each with a line. */
export function contender(program: string, args: readonly string[]): Contender {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(asked) {
      child.stdin.write(`${JSON.stringify(asked)}\n`);
      const line = await lines.next();
      if (line.done === true) throw new BerthError('internal', `${program} ended while it was asked for ${asked.op}`);
      return answerIn(line.value, `${program}: ${asked.op}`);
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

function answerIn(line: string, what: string): Answer {
  const answer = JSON.parse(line) as Answer & { readonly error?: string };
  if (answer.error !== undefined) throw new BerthError('internal', `${what}: ${answer.error}`);
  return answer;
}
