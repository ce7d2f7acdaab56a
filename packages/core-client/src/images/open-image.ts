import { BerthError } from '@berth/foundation';
import type { Content } from '../content/content.js';
import { parseImageConfig, type ImageConfig } from '../oci/index.js';
import {
  contentKind,
  defaultPlatform,
  formatPlatform,
  MANIFEST_LIMIT_BYTES,
  normalizePlatform,
  parseManifest,
  parsePlatform,
  platformMatcher,
  rankByPlatform,
  type Descriptor,
  type ImageManifest,
  type Platform,
} from '../registry/index.js';
import type { CallOptions } from '../session/call-options.js';
import { chainIds } from './chain-id.js';
import type { Image } from './image.js';
import type { ImageInfo } from './image-store.js';
import { checkLayerCount } from './layer-count.js';

/** The largest image configuration that is read, in bytes. */
export const CONFIG_LIMIT_BYTES = 8 * 1024 * 1024;

/** The platform asked for, or this machine's. @throws BerthError `invalid-argument` */
export function wantedPlatform(platform: string | Platform | undefined): Platform {
  if (platform === undefined) return defaultPlatform();
  return typeof platform === 'string' ? parsePlatform(platform) : normalizePlatform(platform);
}

/** The entry of an index that suits a platform best. @throws BerthError `not-found` with reason `no-such-platform` */
export function chooseManifest(manifests: readonly Descriptor[], platform: Platform, what: string): Descriptor {
  const [best] = rankByPlatform(manifests, platformMatcher(platform));
  if (best !== undefined) return best;
  const offered = manifests.map((each) => (each.platform === undefined ? 'unknown' : formatPlatform(each.platform)));
  throw new BerthError(
    'not-found',
    `${what} is not made for ${formatPlatform(platform)}: it is made for ${offered.join(', ')}`,
    {
      object: what,
      reason: 'no-such-platform',
    },
  );
}

/** A manifest that stands alone is of one platform. @throws BerthError `not-found` with reason `no-such-platform` where it is another */
export function checkPlatform(offered: Platform, wanted: Platform, what: string): void {
  if (platformMatcher(wanted).rank(offered) !== undefined) return;
  throw new BerthError(
    'not-found',
    `${what} is not made for ${formatPlatform(wanted)}: it is made for ${formatPlatform(offered)}`,
    {
      object: what,
      reason: 'no-such-platform',
    },
  );
}

/** Reads an image of one platform out of the content store. */
export async function openImage(
  content: Content,
  info: ImageInfo,
  platform: Platform,
  options?: CallOptions,
): Promise<Image> {
  const manifest = await findManifest(content, info, platform, options);
  const config = await readConfig(content, manifest.document.config, options);
  return {
    ...info,
    platform: config.platform,
    manifest: manifest.descriptor,
    configDescriptor: manifest.document.config,
    config: config.config,
    layers: manifest.document.layers,
    snapshot: chainIds(config.config.rootfs.diff_ids).at(-1) ?? '',
  };
}

/** A manifest in the content store. */
export interface FoundManifest {
  readonly descriptor: Descriptor;
  readonly document: ImageManifest;
}

/** The manifest of one platform, and the indexes that lead to it, read out of the content store. */
export async function findManifest(
  content: Pick<Content, 'readAll'>,
  info: Pick<ImageInfo, 'name' | 'target'>,
  platform: Platform,
  options: CallOptions | undefined,
): Promise<FoundManifest> {
  let descriptor = info.target;
  // An index may hold indexes, but no sane image nests them deeply.
  for (let depth = 0; depth < 4; depth += 1) {
    const bytes = await content.readAll(descriptor.digest, MANIFEST_LIMIT_BYTES, options);
    const document = parseManifest(bytes, descriptor.mediaType);
    if (document.kind === 'manifest') {
      checkLayerCount(document, descriptor.digest);
      return { descriptor, document };
    }
    descriptor = chooseManifest(document.manifests, platform, `image "${info.name}"`);
  }
  throw new BerthError('protocol-error', `image "${info.name}": its indexes are nested too deeply`, {
    object: info.name,
  });
}

/** An image's configuration, read and checked. */
export async function readConfig(
  content: Pick<Content, 'readAll'>,
  descriptor: Descriptor,
  options?: CallOptions,
): Promise<{ readonly config: ImageConfig; readonly platform: Platform }> {
  if (contentKind(descriptor.mediaType) !== 'config') {
    throw new BerthError(
      'unsupported',
      `blob ${descriptor.digest} is a ${descriptor.mediaType}, not the configuration of a container image`,
      {
        object: `blob ${descriptor.digest}`,
        reason: 'not-an-image',
      },
    );
  }
  const bytes = await content.readAll(descriptor.digest, CONFIG_LIMIT_BYTES, options);
  const config = parsedConfig(bytes, descriptor);
  const platform = normalizePlatform({
    os: config.os,
    architecture: config.architecture,
    ...(config.variant === undefined ? {} : { variant: config.variant }),
  });
  return { config, platform };
}

function parsedConfig(bytes: Buffer, { digest }: Descriptor): ImageConfig {
  try {
    return parseImageConfig(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new BerthError('protocol-error', `configuration ${digest}: ${words}`, {
      object: `blob ${digest}`,
      reason: 'malformed-document',
      cause: error,
    });
  }
}
