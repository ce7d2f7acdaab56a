import { invalidArgument } from '@berth/foundation';
import { checkNoNul } from '../validate/text.js';

/** The annotations, where each has a key. */
export function buildAnnotations(annotations: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const [key, value] of Object.entries(annotations)) {
    if (key === '') throw invalidArgument('annotations', 'must not have an empty key');
    checkNoNul(`annotations["${key}"]`, value);
  }
  return { ...annotations };
}
