import { describe, expect, test } from '@jest/globals';
import { digestOf } from './digest.js';
import { MANIFEST_LIMIT_BYTES, parseManifest } from './manifest.js';
import { MEDIA_TYPES } from './media-types.js';

const content = Buffer.from('content');
const blob = { mediaType: MEDIA_TYPES.ociLayerGzip, digest: digestOf(content), size: content.length };
const config = { ...blob, mediaType: MEDIA_TYPES.ociConfig };
const manifest = { schemaVersion: 2, mediaType: MEDIA_TYPES.ociManifest, config, layers: [blob] };
const index = {
  schemaVersion: 2,
  mediaType: MEDIA_TYPES.ociIndex,
  manifests: [{ ...blob, mediaType: MEDIA_TYPES.ociManifest }],
};

function parse(document: unknown, mediaType?: string): ReturnType<typeof parseManifest> {
  return parseManifest(Buffer.from(JSON.stringify(document)), mediaType);
}

describe('a manifest', () => {
  test('of an image has a configuration and layers', () => {
    expect(parse({ ...manifest, annotations: { a: 'b' }, unknownToUs: 1 })).toEqual({
      kind: 'manifest',
      mediaType: MEDIA_TYPES.ociManifest,
      config,
      layers: [blob],
      annotations: { a: 'b' },
    });
  });

  test('that is an index lists manifests with their platforms, spelled in the one way', () => {
    const platform = { os: 'linux', architecture: 'arm64', variant: 'v8', 'os.version': '1', 'os.features': ['x'] };
    expect(
      parse({
        ...index,
        manifests: [{ ...blob, platform, urls: ['https://x'], annotations: {}, artifactType: 'a/b' }],
      }),
    ).toMatchObject({
      kind: 'index',
      manifests: [
        {
          platform: { os: 'linux', architecture: 'arm64', osVersion: '1', osFeatures: ['x'] },
          urls: ['https://x'],
          artifactType: 'a/b',
        },
      ],
    });
  });

  test('without a type of its own has the one announced, or the one its form tells', () => {
    const { mediaType: _1, ...bare } = manifest;
    const { mediaType: _2, ...bareIndex } = index;
    expect([_1, _2]).toHaveLength(2);
    expect(parse(bare, MEDIA_TYPES.dockerManifest).mediaType).toBe(MEDIA_TYPES.dockerManifest);
    expect(parse(bare, 'text/plain').mediaType).toBe(MEDIA_TYPES.ociManifest);
    expect(parse(bareIndex).mediaType).toBe(MEDIA_TYPES.ociIndex);
  });

  test('carries content inside a descriptor where the size agrees', () => {
    const data = content.toString('base64');
    expect(parse({ ...manifest, config: { ...config, data } })).toMatchObject({ config: { data: content } });
    expect(() => parse({ ...manifest, config: { ...config, data: '' } })).toThrow(
      expect.objectContaining({ field: 'manifest.config.data' }),
    );
  });

  test.each([
    [{ ...manifest, schemaVersion: 3 }, 'manifest.schemaVersion'],
    [{ ...manifest, config: undefined }, 'manifest.config'],
    [{ ...manifest, layers: undefined }, 'manifest.layers'],
    [{ ...manifest, layers: {} }, 'manifest.layers'],
    [{ ...manifest, layers: [blob, { ...blob, size: -1 }] }, 'manifest.layers[1].size'],
    [{ ...manifest, layers: [{ ...blob, size: 1.5 }] }, 'manifest.layers[0].size'],
    [{ ...manifest, layers: [{ ...blob, size: '5' }] }, 'manifest.layers[0].size'],
    [{ ...manifest, layers: [{ ...blob, digest: 'sha256:xyz' }] }, 'manifest.layers[0].digest'],
    [{ ...manifest, layers: [{ ...blob, mediaType: 'no type' }] }, 'manifest.layers[0].mediaType'],
    [{ ...manifest, layers: [null] }, 'manifest.layers[0]'],
    [{ ...manifest, annotations: { a: 1 } }, 'manifest.annotations["a"]'],
    [{ ...manifest, manifests: [] }, 'manifest.manifests'],
    [{ ...manifest, mediaType: 'application/json' }, 'manifest.mediaType'],
    [{ ...index, layers: [] }, 'manifest.layers'],
    [{ ...index, manifests: [{ ...blob, platform: { os: 'linux' } }] }, 'manifest.manifests[0].platform.architecture'],
    [[], 'manifest'],
  ])('%j is refused with the place named', (document, field) => {
    expect(() => parse(document)).toThrow(expect.objectContaining({ code: 'protocol-error', field }));
  });

  test('that is not what was announced is refused', () => {
    expect(() => parse(manifest, MEDIA_TYPES.ociIndex)).toThrow(
      expect.objectContaining({ field: 'manifest.mediaType' }),
    );
  });

  test('that is no JSON, or no UTF-8, is refused', () => {
    expect(() => parseManifest(Buffer.from('{'))).toThrow(
      expect.objectContaining({ code: 'protocol-error', field: 'manifest' }),
    );
    expect(() => parseManifest(Buffer.from([0x22, 0xff, 0x22]))).toThrow(
      expect.objectContaining({ field: 'manifest' }),
    );
  });

  test('in the old schema 1 is refused with the remedy', () => {
    expect(() => parse({ schemaVersion: 1 })).toThrow(
      expect.objectContaining({ code: 'unimplemented', reason: 'schema-1' }),
    );
  });

  test('above the limit is refused unread', () => {
    expect(() => parseManifest(Buffer.alloc(MANIFEST_LIMIT_BYTES + 1))).toThrow(
      expect.objectContaining({ code: 'resource-exhausted', reason: 'manifest-too-large' }),
    );
  });
});
