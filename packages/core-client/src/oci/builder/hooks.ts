import { invalidArgument } from '@berth/foundation';
import type { Hook, Hooks } from '../runtime-spec/hooks.js';
import { checkOptionalInteger } from '../validate/number.js';
import { checkAbsolutePath, checkNoNul } from '../validate/text.js';

const POINTS = [
  'prestart',
  'createRuntime',
  'createContainer',
  'startContainer',
  'poststart',
  'poststop',
] as const satisfies readonly (keyof Hooks)[];

/** The hooks, where each names a program by an absolute path. */
export function buildHooks(hooks: Hooks): Hooks {
  for (const point of POINTS) {
    hooks[point]?.forEach((hook, index) => {
      checkHook(`hooks.${point}[${index}]`, hook);
    });
  }
  return hooks;
}

function checkHook(field: string, hook: Hook): void {
  checkAbsolutePath(`${field}.path`, hook.path);
  hook.args?.forEach((argument, index) => checkNoNul(`${field}.args[${index}]`, argument));
  hook.env?.forEach((entry, index) => {
    checkNoNul(`${field}.env[${index}]`, entry);
    if (entry.indexOf('=') < 1) throw invalidArgument(`${field}.env[${index}]`, 'must be KEY=value');
  });
  checkOptionalInteger(`${field}.timeout`, hook.timeout, 1);
}
