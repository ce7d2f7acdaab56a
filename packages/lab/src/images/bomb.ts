import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { buildImage, documentOf, type BuiltImage } from './image.js';
import { digestOf } from './layer.js';
import { layerMediaType, MEDIA_TYPES } from './media-types.js';

const MEMBER_BYTES = 16 * 1024 ** 2;
const BLOCK_BYTES = 512;
const ZEROS_FILE = 'zeros';

const gzipped = promisify(gzip);

/**
 * A layer of a file of zeros, about a thousand times as large as it comes. Its diff id is wrong: whoever comes so far as to compare it
 * has unpacked all. `gibibytes` says how large the file is, at most 7: an archive's plain header counts no further.
 */
export async function bombImage(gibibytes: number): Promise<BuiltImage> {
  const sizeBytes = gibibytes * 1024 ** 3;
  // Members of a gzip file stand one behind the other: one is packed, and repeated.
  const member = await gzipped(Buffer.alloc(MEMBER_BYTES), { level: constants.Z_BEST_COMPRESSION });
  const members = Array.from({ length: sizeBytes / MEMBER_BYTES }, () => member);
  const bytes = Buffer.concat([
    await gzipped(headerOf(sizeBytes)),
    ...members,
    await gzipped(Buffer.alloc(2 * BLOCK_BYTES)),
  ]);
  const descriptor = { mediaType: layerMediaType('oci', 'gzip'), digest: digestOf(bytes), size: bytes.length };
  const { config, platform } = await buildImage({ layers: [[]] });
  const layer = { diffId: digestOf(Buffer.alloc(0)), descriptor, bytes: () => Promise.resolve(bytes) };
  const mediaType = MEDIA_TYPES.oci.manifest;
  const content = { schemaVersion: 2, mediaType, config: config.descriptor, layers: [descriptor] };
  const manifest = documentOf(mediaType, content);
  return {
    ...{ platform, config, layers: [layer], blobs: [config, layer] },
    ...{ descriptor: manifest.descriptor, documents: [manifest] },
  };
}

/** @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06 */
function headerOf(sizeBytes: number): Buffer {
  const header = Buffer.alloc(BLOCK_BYTES);
  const octal = (value: number, digits: number, at: number) =>
    header.write(value.toString(8).padStart(digits, '0'), at);
  header.write(ZEROS_FILE, 0);
  octal(0o644, 7, 100);
  octal(0, 7, 108);
  octal(0, 7, 116);
  octal(sizeBytes, 11, 124);
  octal(0, 11, 136);
  header.write('        0', 148);
  header.write('ustar\u000000', 257);
  octal(
    header.reduce((sum, byte) => sum + byte, 0),
    6,
    148,
  );
  header.write('\u0000 ', 154);
  return header;
}
