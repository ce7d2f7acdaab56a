import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { abortError, BerthError } from '@berth/foundation';

type Holder = ChildProcessByStdio<Writable, Readable, Readable>;

/** Mounts in a namespace that nobody else sees, says so, and stays until its input ends: with us, however we end. */
const SCRIPT = 'mount -t overlay -o "$1" overlay "$2" && echo ready && exec cat';

/**
 * Calls `use` with a directory that shows the layers merged, read-only. The mount lives in a mount namespace of its own, held by one
 * child process and reached through /proc; the two end together, even when this process is killed.
 *
 * @throws BerthError `unsupported` where the machine does not let us mount, with the words of mount(8).
 */
export async function withOverlay<T>(
  layers: readonly string[],
  options: { readonly signal?: AbortSignal | undefined },
  use: (root: string) => Promise<T>,
): Promise<T> {
  const directory = tmpdir();
  const base = commonDirectory(layers);
  const lower = layers.map((layer) => escaped(layer.slice(base.length + 1))).join(':');
  const holder = spawn(
    'unshare',
    ['--mount', '--propagation', 'private', 'sh', '-c', SCRIPT, 'sh', `ro,lowerdir=${lower}`, directory],
    { stdio: ['pipe', 'pipe', 'pipe'], cwd: base === '' ? '/' : base, signal: options.signal },
  );
  const ended = once(holder, 'close');
  // Where it could not be started, or was aborted, `untilReady` says so.
  ended.catch(() => undefined);
  try {
    await untilReady(holder, options.signal);
    return await use(`/proc/${holder.pid}/root${directory}`);
  } finally {
    holder.stdin.destroy();
    holder.kill('SIGKILL');
    await ended.catch(() => undefined);
  }
}

/** Mount options must fit in one page: many layers do only by names relative to where they lie. */
function commonDirectory(layers: readonly string[]): string {
  const [first = [], ...others] = layers.map((layer) => layer.split('/').slice(0, -1));
  const differs = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return (differs === -1 ? first : first.slice(0, differs)).join('/');
}

/** Overlay takes `:` to separate and `,` to end its list. */
function escaped(path: string): string {
  return path.replace(/[\\:,]/g, '\\$&');
}

function untilReady(holder: Holder, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let words = '';
    holder.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
    holder.stdout.once('data', () => {
      resolve();
    });
    holder.once('error', (error) => {
      reject(signal?.aborted === true ? aborted(signal) : cannotMount(words, error));
    });
    holder.once('close', () => {
      reject(cannotMount(words));
    });
  });
}

function aborted(signal: AbortSignal): BerthError {
  return abortError(signal, { operation: 'rootfs.read' });
}

function cannotMount(words: string, cause?: Error): BerthError {
  const peerMessage = words.trim() === '' ? (cause?.message ?? 'unshare ended') : words.trim();
  const remedy = 'run as root, with the programs unshare and mount';
  return new BerthError('unsupported', `rootfs.read: the layers cannot be mounted: ${peerMessage}; ${remedy}`, {
    operation: 'rootfs.read',
    reason: 'mount-failed',
    peerMessage,
    cause,
  });
}
