export { fifoSets, type FifoSets } from './fifo-sets.js';
export { adoptIo, noIo, openIo, wantsTerminal, type IoPlace } from './open-io.js';
export type { OpenIo, ProcessStreams, StreamPaths, TaskIo } from './task-io.js';
