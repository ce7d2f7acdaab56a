import { expect, test } from '@jest/globals';
import { contentKind, isManifestType, layerCompression, MEDIA_TYPES } from './media-types.js';

test.each([
  [MEDIA_TYPES.ociIndex, 'index', undefined],
  [MEDIA_TYPES.dockerIndex, 'index', undefined],
  [MEDIA_TYPES.ociManifest, 'manifest', undefined],
  [MEDIA_TYPES.dockerManifest, 'manifest', undefined],
  [MEDIA_TYPES.ociConfig, 'config', undefined],
  [MEDIA_TYPES.dockerConfig, 'config', undefined],
  [MEDIA_TYPES.ociLayer, 'layer', 'none'],
  [MEDIA_TYPES.ociLayerGzip, 'layer', 'gzip'],
  [MEDIA_TYPES.ociLayerZstd, 'layer', 'zstd'],
  [MEDIA_TYPES.dockerLayer, 'layer', 'none'],
  [MEDIA_TYPES.dockerLayerGzip, 'layer', 'gzip'],
  [MEDIA_TYPES.dockerLayerZstd, 'layer', 'zstd'],
  [MEDIA_TYPES.ociForeignLayerZstd, 'layer', 'zstd'],
  [MEDIA_TYPES.dockerForeignLayerGzip, 'layer', 'gzip'],
  ['application/vnd.in-toto+json', 'unknown', undefined],
])('%s is of kind %s, packed as %s', (mediaType, kind, compression) => {
  expect(contentKind(mediaType)).toBe(kind);
  expect(layerCompression(mediaType)).toBe(compression);
  expect(isManifestType(mediaType)).toBe(kind === 'index' || kind === 'manifest');
});
