import { BerthError, type BerthErrorDetails } from './berth-error.js';

/**
 * The error that a call ends with once its signal has fired: `deadline-exceeded` where the reason is a timeout
 * (`AbortSignal.timeout`), `cancelled` otherwise. The signal's own reason is the cause.
 */
export function abortError(signal: AbortSignal | undefined, details: BerthErrorDetails = {}): BerthError {
  const cause: unknown = signal?.reason;
  if (cause instanceof BerthError) return cause;
  const timedOut = cause instanceof DOMException && cause.name === 'TimeoutError';
  const what = [details.operation, details.object].filter((part) => part !== undefined).join(' ');
  const verb = timedOut ? 'timed out' : 'was cancelled';
  return new BerthError(timedOut ? 'deadline-exceeded' : 'cancelled', `${what === '' ? 'the call' : what} ${verb}`, {
    ...details,
    cause,
  });
}

/** Throws {@link abortError} where the signal has fired already. */
export function throwIfAborted(signal: AbortSignal | undefined, details: BerthErrorDetails = {}): void {
  if (signal?.aborted === true) throw abortError(signal, details);
}
