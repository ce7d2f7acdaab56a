import { invalidArgument } from '@berth/foundation';
import type { Spec } from '../runtime-spec/container-spec.js';
import { defined } from '../validate/defined.js';
import { checkText } from '../validate/text.js';
import { hasOwnNamespace } from './namespaces.js';
import type { SpecOptions } from './spec-options.js';

/** Linux's limit for both names. */
const MAX_NAME_BYTES = 64;

/** The container's host and domain names, which need a UTS namespace of its own. */
export function buildHostNames(options: SpecOptions): Pick<Spec, 'hostname' | 'domainname'> {
  return defined({
    hostname: checkName('hostname', options.hostname, options),
    domainname: checkName('domainname', options.domainname, options),
  });
}

function checkName(field: string, name: string | undefined, options: SpecOptions): string | undefined {
  if (name === undefined) return undefined;
  checkText(field, name);
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) throw invalidArgument(field, `must be at most ${MAX_NAME_BYTES} bytes`);
  if (!hasOwnNamespace(options.namespaces, 'uts')) throw invalidArgument(field, 'needs a UTS namespace of its own');
  return name;
}
