import { invalidArgument } from '@berth/foundation';
import { buildSpec, machineArchitecture, type Accounts, type Spec } from '../oci/index.js';
import { needsAccounts, resolveWanted } from '../oci/users/wanted-user.js';
import type { ContainerSpec, NewContainer } from './containers.js';

const NO_ACCOUNTS: Accounts = { passwd: [], group: [] };

/** Whether the spec needs a look into the root filesystem: ids that are given need none. */
export function needsLook({ spec = {} }: NewContainer): boolean {
  return !isWhole(spec) && needsAccounts(spec.process ?? {});
}

/**
 * The spec of a container to be made. `accounts` are those of its root filesystem, where it has some.
 * @throws BerthError `invalid-argument`, `not-found` for a user that the image does not have
 */
export function specOf(wanted: NewContainer, namespace: string, accounts: Accounts = NO_ACCOUNTS): Spec {
  const { id, image, spec = {} } = wanted;
  if (isWhole(spec)) return spec;
  if (image === undefined && wanted.parentSnapshot === undefined && spec.root?.path === undefined) {
    throw invalidArgument('image', 'or spec.root.path must say what the container has for a root filesystem');
  }
  const { user, additionalGroups, ...process } = spec.process ?? {};
  const ids = resolveWanted({ user, additionalGroups }, image?.config.config.User ?? '', accounts);
  return buildSpec({
    ...spec,
    id,
    namespace,
    architecture: machineArchitecture(),
    image: image?.config,
    process: { ...process, user: ids },
  });
}

function isWhole(spec: ContainerSpec | Spec): spec is Spec {
  return 'ociVersion' in spec;
}
