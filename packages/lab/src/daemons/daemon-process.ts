import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { BerthError, throwIfAborted } from '@berth/foundation';

/** A daemon that was started by us and says nothing but to its log file. */
export interface DaemonProcess {
  readonly pid: number;
  /** Whether it has ended, and been waited for. */
  readonly ended: boolean;
  /** Sends a signal and waits for the end. Ended already: done. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** What to start, and how to see that it is ready. */
export interface DaemonStart {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Whether it can be used; asked again and again until it says so. */
  readonly ready: () => Promise<boolean>;
  readonly signal?: AbortSignal | undefined;
}

/** How long a daemon may take until it is ready; a busy machine is allowed for. */
const READY_WITHIN_MS = 60_000;

/**
 * Starts a daemon and resolves when it is ready.
 *
 * @throws {BerthError} `unavailable` with the end of its log, when it ends or is not ready in time
 */
export async function startDaemon(start: DaemonStart): Promise<DaemonProcess> {
  const log = await open(start.logFile, 'a');
  const child = spawn(start.program, start.args, { env: start.env, stdio: ['ignore', log.fd, log.fd] });
  await log.close();
  const daemon = watch(child);
  try {
    await untilReady(daemon, start);
  } catch (error) {
    await daemon.end('SIGKILL');
    throw error;
  }
  return daemon;
}

function watch(child: ChildProcess): DaemonProcess {
  let ended = false;
  const end = new Promise<void>((resolve) => {
    const finish = (): void => {
      ended = true;
      resolve();
    };
    child.once('exit', finish);
    child.once('error', finish);
  });
  // Its keeper ends it if we forget to: it must not hold our process up.
  child.unref();
  return {
    pid: child.pid ?? 0,
    get ended() {
      return ended;
    },
    end: async (signal) => {
      if (!ended) child.kill(signal);
      child.ref();
      await end;
    },
  };
}

async function untilReady(daemon: DaemonProcess, { name, ready, logFile, signal }: DaemonStart): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await ready())) {
    throwIfAborted(signal);
    if (daemon.ended || Date.now() > deadline) {
      const said = (await readFile(logFile, 'utf8')).slice(-2000);
      throw new BerthError('unavailable', `${name} ${daemon.ended ? 'ended' : 'was not ready in time'}: ${said}`);
    }
    await delay(10, undefined, { signal });
  }
}

/** Whether a unix socket takes connections. */
export function accepts(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
