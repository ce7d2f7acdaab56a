import type { Features, Plugin } from './introspection.js';

/** Reads {@link Features} off the plugins; one that did not load is not there. */
export function featuresOf(plugins: readonly Plugin[]): Features {
  const loaded = plugins.filter(({ loadError }) => loadError === undefined);
  const serves = (id: string) => loaded.some((plugin) => plugin.type === 'io.containerd.grpc.v1' && plugin.id === id);
  const snapshotters = loaded.filter(({ type }) => type === 'io.containerd.snapshotter.v1');
  return {
    transfer: serves('transfer'),
    streaming: serves('streaming'),
    sandboxes: serves('sandboxes'),
    sandboxControllers: serves('sandbox-controllers'),
    mounts: serves('mounts'),
    snapshotters: Object.fromEntries(snapshotters.map(({ id, capabilities }) => [id, capabilities])),
  };
}
