import type { Linux } from '../runtime-spec/linux.js';
import type { Root, Spec } from '../runtime-spec/container-spec.js';
import { defined, nonEmpty } from '../validate/defined.js';
import { checkIdentifier, checkOneOf, checkText } from '../validate/text.js';
import { buildAnnotations } from './annotations.js';
import { buildCgroupPath } from './cgroup-path.js';
import { confineContainer, confineProcess } from './confinement.js';
import { buildDeviceRules, buildDevices } from './devices.js';
import { buildHooks } from './hooks.js';
import { buildHostNames } from './host-names.js';
import { buildMounts } from './mounts.js';
import { buildNamespaces } from './namespaces.js';
import { buildProcess } from './process.js';
import { buildResources } from './resources.js';
import type { RootOptions, SpecOptions } from './spec-options.js';
import { buildSysctls } from './sysctls.js';

/** Old enough for every runtime that berth meets, new enough for all that the builder writes but time namespaces. */
const OCI_VERSION = '1.1.0';

/**
 * The runtime spec that the options ask for. Pure: the same options give the same spec, and neither is changed.
 *
 * @throws BerthError `invalid-argument`, its field the path of the option at fault: `process.cwd`.
 */
export function buildSpec(options: SpecOptions): Spec {
  checkIdentifier('id', options.id);
  checkIdentifier('namespace', options.namespace);
  return defined({
    ociVersion: OCI_VERSION,
    process: { ...buildProcess(options), ...confineProcess(options) },
    root: buildRoot(options.root),
    ...buildHostNames(options),
    mounts: buildMounts(options),
    hooks: options.hooks && buildHooks(options.hooks),
    annotations: options.annotations && buildAnnotations(options.annotations),
    linux: buildLinux(options),
  });
}

function buildRoot(root: RootOptions = {}): Root {
  const path = checkText('root.path', root.path ?? 'rootfs');
  return root.readonly === true ? { path, readonly: true } : { path };
}

function buildLinux(options: SpecOptions): Linux {
  const { root, sysctls } = options;
  const propagation = root?.propagation;
  return defined({
    ...buildNamespaces(options.namespaces),
    sysctl: sysctls && buildSysctls(sysctls, options.namespaces),
    resources: buildResources(options.resources, buildDeviceRules(options)),
    cgroupsPath: buildCgroupPath(options.cgroupPath, options.namespace, options.id),
    devices: nonEmpty(buildDevices(options.devices ?? [])),
    rootfsPropagation:
      propagation && checkOneOf('root.propagation', propagation, ['private', 'shared', 'slave', 'unbindable']),
    ...confineContainer(options),
  });
}
