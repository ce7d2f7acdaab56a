export { createTask, createTaskOver, loadTask, type TaskOrigin } from './create-task.js';
export { PROCESS_URL, RESOURCES_URL, SPEC_URL, jsonAny, jsonOfAny } from './json-any.js';
export { signalNumber } from './signals.js';
export type {
  Checkpoint,
  CreateTaskOptions,
  ExecOptions,
  ExitStatus,
  Process,
  ProcessInfo,
  ProcessState,
  ProcessStatus,
  Signal,
  Task,
} from './task.js';
