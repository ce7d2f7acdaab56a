export { createTask, loadTask, type TaskOrigin } from './create-task.js';
export type { ExecGround } from './exec-spec.js';
export { PROCESS_URL, RESOURCES_URL, SPEC_URL, jsonAny } from './json-any.js';
export { taskState } from './task-service.js';
export { signalNumber } from './signals.js';
export type {
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
