import { describe, expect, test } from '@jest/globals';
import { featuresOf } from './features.js';
import type { Plugin } from './introspection.js';

function plugin(type: string, id: string, more: Partial<Plugin> = {}): Plugin {
  return { type, id, requires: [], platforms: [], exports: {}, capabilities: [], loadError: undefined, ...more };
}

const grpc = (...ids: readonly string[]) => ids.map((id) => plugin('io.containerd.grpc.v1', id));
const snapshotter = (id: string, more?: Partial<Plugin>) => plugin('io.containerd.snapshotter.v1', id, more);

const NONE = {
  transfer: false,
  streaming: false,
  sandboxes: false,
  sandboxControllers: false,
  mounts: false,
  snapshotters: {},
};

describe('features', () => {
  test.each([
    ['containerd 1.6', grpc('content', 'tasks'), {}],
    [
      'containerd 1.7',
      grpc('transfer', 'streaming', 'sandboxes', 'sandbox-controllers'),
      { transfer: true, streaming: true, sandboxes: true, sandboxControllers: true },
    ],
    [
      'containerd 2.2',
      grpc('transfer', 'streaming', 'sandboxes', 'sandbox-controllers', 'mounts'),
      { transfer: true, streaming: true, sandboxes: true, sandboxControllers: true, mounts: true },
    ],
    ['containerd 2.1 without the CRI', grpc('sandboxes'), { sandboxes: true }],
    ['a plugin of the same id and another type', [plugin('io.containerd.transfer.v1', 'transfer')], {}],
    ['no plugins', [], {}],
  ])('of %s', (_, plugins, features) => {
    expect(featuresOf(plugins)).toEqual({ ...NONE, ...features });
  });

  test('leave out what did not load', () => {
    const plugins = [
      plugin('io.containerd.grpc.v1', 'transfer', { loadError: 'no plugins registered' }),
      snapshotter('zfs', { loadError: 'path must be a zfs filesystem' }),
      snapshotter('native'),
      snapshotter('overlayfs', { capabilities: ['rebase', 'remap-ids'] }),
    ];
    expect(featuresOf(plugins)).toEqual({ ...NONE, snapshotters: { native: [], overlayfs: ['rebase', 'remap-ids'] } });
  });
});
