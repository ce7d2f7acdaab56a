import { invalidArgument } from '@berth/foundation';
import { checkNoNul } from '../validate/text.js';

/** Environment entries of one origin, with the path that errors name. */
export interface EnvironmentSource {
  readonly field: string;
  readonly entries: readonly string[];
  /** Whether `KEY` without `=` takes the variable away. Default false: it is refused. */
  readonly mayRemove?: boolean;
}

/** `KEY=value` of all sources, each variable once, at the place where it was first named and with the value of the last source. */
export function mergeEnvironment(sources: readonly EnvironmentSource[]): readonly string[] {
  const merged = new Map<string, string>();
  for (const source of sources) {
    source.entries.forEach((entry, index) => {
      apply(merged, source, entry, `${source.field}[${index}]`);
    });
  }
  return [...merged].map(([key, value]) => `${key}=${value}`);
}

function apply(merged: Map<string, string>, source: EnvironmentSource, entry: string, field: string): void {
  checkNoNul(field, entry);
  const equals = entry.indexOf('=');
  if (equals === -1 && source.mayRemove === true && entry !== '') {
    merged.delete(entry);
  } else if (equals > 0) {
    merged.set(entry.slice(0, equals), entry.slice(equals + 1));
  } else {
    // A value may be secret, and what has no key may be one.
    throw invalidArgument(field, `must be KEY=value${source.mayRemove === true ? ', or KEY to remove it' : ''}`);
  }
}
