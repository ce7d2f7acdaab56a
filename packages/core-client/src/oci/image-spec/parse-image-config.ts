import { invalidArgument, isWellFormedDigest } from '@berth/foundation';
import { defined } from '../validate/defined.js';
import type { ImageConfig, ImageHistory, ImageRootfs, ImageRunConfig } from './image-config.js';
import {
  booleanField,
  jsonObject,
  listField,
  objectField,
  optionalText,
  requiredText,
  textListField,
  textMapField,
  type JsonFields,
} from './json-fields.js';

/**
 * An image's configuration from parsed JSON, of OCI or Docker type. Fields that berth does not know are left out.
 *
 * @throws BerthError `invalid-argument`, its field the path of what is wrong: `image.rootfs.diff_ids[1]`.
 */
export function parseImageConfig(json: unknown): ImageConfig {
  const image = jsonObject('image', json);
  return defined({
    created: optionalText(image, 'created'),
    author: optionalText(image, 'author'),
    architecture: requiredText(image, 'architecture'),
    variant: optionalText(image, 'variant'),
    os: requiredText(image, 'os'),
    'os.version': optionalText(image, 'os.version'),
    'os.features': image.fields['os.features'] === undefined ? undefined : textListField(image, 'os.features'),
    config: runConfig(objectField(image, 'config')),
    rootfs: rootfs(image),
    history: listField(image, 'history').map((step, index) => history(jsonObject(`image.history[${index}]`, step))),
  });
}

function runConfig(config: JsonFields): ImageRunConfig {
  return defined({
    User: optionalText(config, 'User') ?? '',
    ExposedPorts: Object.keys(objectField(config, 'ExposedPorts').fields),
    Env: textListField(config, 'Env'),
    Entrypoint: textListField(config, 'Entrypoint'),
    Cmd: textListField(config, 'Cmd'),
    Volumes: Object.keys(objectField(config, 'Volumes').fields),
    WorkingDir: optionalText(config, 'WorkingDir') ?? '',
    Labels: textMapField(config, 'Labels'),
    StopSignal: optionalText(config, 'StopSignal'),
  });
}

function rootfs(image: JsonFields): ImageRootfs {
  if (image.fields['rootfs'] === undefined) throw invalidArgument('image.rootfs', 'is missing');
  const fields = objectField(image, 'rootfs');
  const type = requiredText(fields, 'type');
  if (type !== 'layers') throw invalidArgument('image.rootfs.type', `must be "layers", not "${type}"`);
  const diffIds = textListField(fields, 'diff_ids');
  diffIds.forEach((digest, index) => {
    if (!isWellFormedDigest(digest))
      throw invalidArgument(`image.rootfs.diff_ids[${index}]`, `must be a digest, not "${digest}"`);
  });
  return { type, diff_ids: diffIds };
}

function history(step: JsonFields): ImageHistory {
  return defined({
    created: optionalText(step, 'created'),
    author: optionalText(step, 'author'),
    created_by: optionalText(step, 'created_by'),
    comment: optionalText(step, 'comment'),
    empty_layer: booleanField(step, 'empty_layer'),
  });
}
