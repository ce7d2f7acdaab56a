export { BerthError, errnoOf, type BerthErrorDetails, type ErrorCode } from './errors/berth-error.js';
export { abortError, throwIfAborted } from './errors/aborted.js';
export { invalidArgument } from './errors/invalid-argument.js';
export { systemClock, type Clock } from './time/clock.js';
export { backOff, type BackOffOptions } from './time/back-off.js';
export { keyedLock, type KeyedLock } from './concurrency/keyed-lock.js';
export { limit, type Limit } from './concurrency/limit.js';
export { raceAbort, sharedFlight, type SharedFlight } from './concurrency/shared-flight.js';
export { instantFromDate, instantFromNanos, type Instant } from './time/instant.js';
