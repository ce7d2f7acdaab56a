import { invalidArgument } from '@berth/foundation';
import type { Mount } from '../mounts/mount.js';
import { buildSpec, machineArchitecture, readAccounts, resolveUser, type Spec, type UserIds } from '../oci/index.js';
import type { ContainerProcess, ContainerSpec, NewContainer } from './containers.js';

/** Whether the spec needs a look into the root filesystem: only ids that are given need none. */
export function needsAccounts({ spec = {} }: NewContainer): boolean {
  return !isWhole(spec) && typeof spec.process?.user !== 'object';
}

/**
 * The spec of a container to be made. Users are looked up in its root filesystem; everything else needs no look.
 * @throws BerthError `invalid-argument`, `not-found` for a user that the image does not have
 */
export async function specOf(wanted: NewContainer, namespace: string, rootfs: readonly Mount[]): Promise<Spec> {
  const { id, image, spec = {}, signal } = wanted;
  if (isWhole(spec)) return spec;
  if (image === undefined && wanted.parentSnapshot === undefined && spec.root?.path === undefined) {
    throw invalidArgument('image', 'or spec.root.path must say what the container has for a root filesystem');
  }
  const { user, additionalGroups, ...process } = spec.process ?? {};
  const ids = await userIds(user, additionalGroups, image?.config.config.User ?? '', rootfs, signal);
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

async function userIds(
  user: ContainerProcess['user'],
  additionalGroups: readonly string[] | undefined,
  imageUser: string,
  rootfs: readonly Mount[],
  signal: AbortSignal | undefined,
): Promise<UserIds> {
  if (typeof user === 'object') return user;
  const accounts = rootfs.length === 0 ? { passwd: [], group: [] } : await readAccounts(rootfs, { signal });
  return resolveUser(user ?? imageUser, accounts, additionalGroups);
}
