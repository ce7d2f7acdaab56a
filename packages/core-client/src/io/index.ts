export { adoptIo, openIo, type IoPlace } from './open-io.js';
export type { OpenIo, ProcessStreams, StreamPaths, TaskIo } from './task-io.js';
