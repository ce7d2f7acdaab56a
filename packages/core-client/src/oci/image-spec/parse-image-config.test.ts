import { BerthError } from '@berth/foundation';
import { expect, test } from '@jest/globals';
import { parseImageConfig } from './parse-image-config.js';

const digest = `sha256:${'0'.repeat(64)}`;
const minimal = { architecture: 'arm64', os: 'linux', rootfs: { type: 'layers', diff_ids: [digest] } };

test('absent lists, maps and texts are empty', () => {
  expect(parseImageConfig(minimal)).toEqual({
    ...minimal,
    config: {
      User: '',
      ExposedPorts: [],
      Env: [],
      Entrypoint: [],
      Cmd: [],
      Volumes: [],
      WorkingDir: '',
      Labels: {},
    },
    history: [],
  });
});

test('null is as absent, for Go writes empty lists so', () => {
  const config = { Env: null, Entrypoint: null, Labels: null, User: null };
  expect(parseImageConfig({ ...minimal, config, history: null })).toEqual(parseImageConfig(minimal));
});

test('a full configuration is kept, and what berth does not know is left out', () => {
  const config = {
    Env: ['A=b'],
    ExposedPorts: { '80/tcp': {} },
    Volumes: { '/data': {} },
    StopSignal: 'SIGINT',
    Tty: true,
  };
  const history = [{ created_by: 'COPY', empty_layer: true }];
  const parsed = parseImageConfig({ ...minimal, variant: 'v8', config, history, container: 'x' });
  expect(parsed).toMatchObject({
    variant: 'v8',
    config: { Env: ['A=b'], ExposedPorts: ['80/tcp'], Volumes: ['/data'], StopSignal: 'SIGINT' },
    history: [{ created_by: 'COPY', empty_layer: true }],
  });
  expect(parsed).not.toHaveProperty('container');
  expect(parsed.config).not.toHaveProperty('Tty');
});

test.each<[string, unknown]>([
  ['image', null],
  ['image', []],
  ['image.architecture', { ...minimal, architecture: undefined }],
  ['image.os', { ...minimal, os: '' }],
  ['image.os', { ...minimal, os: 1 }],
  ['image.rootfs', { ...minimal, rootfs: undefined }],
  ['image.rootfs.type', { ...minimal, rootfs: { type: 'tree' } }],
  ['image.rootfs.diff_ids', { ...minimal, rootfs: { type: 'layers', diff_ids: digest } }],
  ['image.rootfs.diff_ids[1]', { ...minimal, rootfs: { type: 'layers', diff_ids: [digest, 'sha256:12'] } }],
  ['image.config', { ...minimal, config: 'x' }],
  ['image.config.Env[1]', { ...minimal, config: { Env: ['A=b', 2] } }],
  ['image.config.Entrypoint', { ...minimal, config: { Entrypoint: 'sh' } }],
  ['image.config.Labels["a"]', { ...minimal, config: { Labels: { a: 1 } } }],
  ['image.history[0].empty_layer', { ...minimal, history: [{ empty_layer: 'yes' }] }],
])('what is wrong at %s is named', (field, json) => {
  let caught: unknown;
  try {
    parseImageConfig(json);
  } catch (error) {
    caught = error;
  }
  expect(BerthError.is(caught, 'invalid-argument') && caught.field).toBe(field);
});
