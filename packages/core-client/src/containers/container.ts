import type { HandleOptions } from '../session/call-options.js';
import type { CreateTaskOptions, Task } from '../tasks/index.js';
import type { ContainerChanges, ContainerInfo } from './containers.js';

/** A container that the daemon has a record of, in the namespace that it was made or found in. What runs in it is its {@link Task}. */
export interface Container {
  readonly id: string;
  /** The record as it is now. @throws BerthError `not-found` */
  info(options?: HandleOptions): Promise<ContainerInfo>;
  /** Changes what is named; nothing named changes nothing. @throws BerthError `not-found` */
  update(changes: ContainerChanges): Promise<ContainerInfo>;
  /** Makes its task, ready to start. @throws BerthError `already-exists` where it has one */
  createTask(options?: CreateTaskOptions): Promise<Task>;
  /**
   * Its task, where it has one. With `attach`, its streams are taken over: whoever read them before must have let go, since
   * a stream has one reader. @throws BerthError `not-found`
   */
  task(options?: HandleOptions & { readonly attach?: boolean }): Promise<Task>;
  /**
   * Removes the record, and its snapshot unless told to keep it. @throws BerthError `failed-precondition` with reason
   * `task-running` where it has a task that has not ended, which the daemon would lose, and `task-exists` where it has ended
   * and is not deleted
   */
  delete(options?: HandleOptions & { readonly keepSnapshot?: boolean }): Promise<void>;
}
