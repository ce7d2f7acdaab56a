import { busyboxEntries, IMAGE_PATH } from './busybox.js';
import { buildImage, buildIndex, hostPlatform, type BuiltImage, type BuiltIndex, type ImageSpec } from './image.js';
import type { Compression } from './layer.js';
import { directory, file, opaque, whiteout, type LayerEntry } from './layer-entry.js';
import { noise } from './noise.js';

/** What of a ready-made image can be had another way. */
export type ImageVariant = Pick<ImageSpec, 'compression' | 'mediaTypes' | 'config'>;

const CONFIG = { Env: [IMAGE_PATH], Cmd: ['sh'], WorkingDir: '/' } as const;

/** One layer with busybox; runs `sh`. */
export async function busyboxImage(variant: ImageVariant = {}): Promise<BuiltImage> {
  return buildImage({ config: CONFIG, ...variant, layers: [await busyboxEntries()] });
}

/** Busybox and `count - 1` small layers above it, each with a file `layers/N` that holds N. */
export async function manyLayersImage(count: number, variant: ImageVariant = {}): Promise<BuiltImage> {
  const small = Array.from({ length: count - 1 }, (_, index) => [
    directory('layers'),
    file(`layers/${index + 1}`, String(index + 1)),
  ]);
  return buildImage({ config: CONFIG, ...variant, layers: [await busyboxEntries(), ...small] });
}

/** How big a big image is. */
export interface BigImageOptions {
  readonly layers: number;
  /** The size of each layer's files; gzip makes about 60 % of it. */
  readonly layerBytes: number;
  readonly compression?: Compression | undefined;
}

/** The number of files in each layer of a big image. */
const FILES_PER_LAYER = 50;

/** Busybox in the first of some big layers. Only one layer is in memory at a time. */
export async function bigImage({ layers, layerBytes, compression }: BigImageOptions): Promise<BuiltImage> {
  const busybox = await busyboxEntries();
  const sources = Array.from({ length: layers }, (_, index) => (): readonly LayerEntry[] => [
    ...(index === 0 ? busybox : []),
    ...bigLayer(index, layerBytes),
  ]);
  return buildImage({ config: CONFIG, compression, layers: sources });
}

function bigLayer(index: number, layerBytes: number): readonly LayerEntry[] {
  const content = noise(index, layerBytes);
  const fileBytes = Math.ceil(layerBytes / FILES_PER_LAYER);
  const files = Array.from({ length: FILES_PER_LAYER }, (_, number) =>
    file(`big/${index}/${number}`, content.subarray(number * fileBytes, (number + 1) * fileBytes)),
  );
  return [directory('big'), directory(`big/${index}`), ...files];
}

/**
 * Users and groups of its own: `app` is 1000:1000 with the home `/home/app` and also in `audio` (29) and `staff` (50), `web` is
 * 1001:50. It runs as `app` unless the variant's config says otherwise.
 */
export async function usersImage(variant: ImageVariant = {}): Promise<BuiltImage> {
  const users = [
    file('etc/passwd', 'root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/home/app:/bin/sh\nweb:x:1001:50::/:/bin/sh\n'),
    file('etc/group', 'root:x:0:\naudio:x:29:app\nstaff:x:50:app,root\napp:x:1000:\n'),
    directory('home'),
    directory('home/app', { uid: 1000, gid: 1000, mode: 0o700 }),
    file('home/app/owned', 'by app\n', { uid: 1000, gid: 1000 }),
  ];
  const config = { ...CONFIG, User: 'app', WorkingDir: '/home/app' };
  return buildImage({ config, ...variant, layers: [await busyboxEntries(), users] });
}

/** An image, and what a container of it must see. */
export interface ExpectedTree {
  readonly image: BuiltImage;
  /** Each file's path and text. */
  readonly present: Readonly<Record<string, string>>;
  readonly absent: readonly string[];
}

/** Files and folders that upper layers remove, hide and make again. */
export async function whiteoutsImage(variant: ImageVariant = {}): Promise<ExpectedTree> {
  const lower = [
    ...[directory('data'), file('data/kept', 'lower'), file('data/removed', 'lower'), file('data/again', 'lower')],
    ...[
      directory('hidden'),
      file('hidden/below', 'lower'),
      directory('hidden/deep'),
      file('hidden/deep/below', 'lower'),
    ],
    ...[directory('gone'), file('gone/below', 'lower')],
  ];
  const middle = [
    ...[whiteout('data/removed'), whiteout('data/again'), whiteout('gone')],
    ...[directory('hidden'), opaque('hidden'), file('hidden/above', 'middle')],
  ];
  const upper = [directory('data'), file('data/again', 'upper')];
  return {
    image: await buildImage({ config: CONFIG, ...variant, layers: [await busyboxEntries(), lower, middle, upper] }),
    present: { 'data/kept': 'lower', 'data/again': 'upper', 'hidden/above': 'middle' },
    absent: ['data/removed', 'hidden/below', 'hidden/deep', 'gone', 'data/.wh.removed', 'hidden/.wh..wh..opq'],
  };
}

/** The same layer twice, with another between: one blob, one diff id, two places in the chain. */
export async function duplicateLayersImage(variant: ImageVariant = {}): Promise<BuiltImage> {
  const twice = [directory('twice'), file('twice/file', 'the same')];
  const between = [whiteout('twice/file'), file('between', 'another')];
  return buildImage({ config: CONFIG, ...variant, layers: [await busyboxEntries(), twice, between, twice] });
}

/** This machine's platform and four others, each with a file `platform`; only this machine's has busybox. */
export async function multiPlatformImage(variant: ImageVariant = {}): Promise<BuiltIndex> {
  const own = hostPlatform();
  const others = [
    { os: 'linux', architecture: 'amd64' },
    { os: 'linux', architecture: 'arm64', variant: 'v8' },
    { os: 'linux', architecture: 'arm', variant: 'v7' },
    { os: 'linux', architecture: 'arm', variant: 'v6' },
    { os: 'linux', architecture: 's390x' },
  ].filter(({ architecture }) => architecture !== own.architecture);
  const busybox = await busyboxEntries();
  const images: BuiltImage[] = [];
  for (const platform of [...others, own]) {
    const name = [platform.os, platform.architecture, 'variant' in platform ? platform.variant : undefined];
    const mark = file('platform', name.filter((part) => part !== undefined).join('/'));
    const layers = [...(platform === own ? [busybox] : []), [mark]];
    images.push(await buildImage({ config: CONFIG, ...variant, platform, layers }));
  }
  return buildIndex(images, variant.mediaTypes);
}
