export { fifoSets, type FifoSets } from './fifo-sets.js';
export { adoptIo, noIo, openIo, type IoPlace } from './open-io.js';
export type { OpenIo, ProcessStreams, StreamPaths, TaskIo } from './task-io.js';
export { terminalOf } from './terminal.js';
