import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { buildImage, documentOf, type BuiltImage } from './image.js';
import { digestOf } from './layer.js';
import { layerMediaType, MEDIA_TYPES } from './media-types.js';

const MEMBER_BYTES = 16 * 1024 ** 2;
const BLOCK_BYTES = 512;
const END = Buffer.alloc(2 * BLOCK_BYTES);
const ZEROS_FILE = 'zeros';
const GIB = 1024 ** 3;

const gzipped = promisify(gzip);

/**
 * A layer of a file of zeros, about a thousand times as large as it comes. Its diff id is wrong: whoever comes so far as to compare it
 * has unpacked all. `gibibytes` says how large the file is, at most 7: an archive's plain header counts no further.
 */
export async function bombImage(gibibytes: number): Promise<BuiltImage> {
  const sizeBytes = gibibytes * GIB;
  // Members of a gzip file stand one behind the other: one is packed, and repeated.
  const member = await gzipped(Buffer.alloc(MEMBER_BYTES), { level: constants.Z_BEST_COMPRESSION });
  const members = Array.from({ length: sizeBytes / MEMBER_BYTES }, () => member);
  return imageOf(Buffer.concat([await gzipped(headerOf(ZEROS_FILE, '0', sizeBytes)), ...members, await gzipped(END)]));
}

/**
 * The same in some hundred bytes: the archive calls the file sparse, and daemons write its holes out.
 * @see https://www.gnu.org/software/tar/manual/html_node/PAX-1.html
 */
export async function sparseBombImage(gibibytes: number): Promise<BuiltImage> {
  const sizeBytes = gibibytes * GIB;
  const records = [
    paxRecord('GNU.sparse.major', '1'),
    paxRecord('GNU.sparse.minor', '0'),
    paxRecord('GNU.sparse.name', ZEROS_FILE),
    paxRecord('GNU.sparse.realsize', String(sizeBytes)),
  ].join('');
  // The map of what is no hole: one piece, at the end and empty.
  const map = `1\n${sizeBytes}\n0\n`;
  const archive = [
    headerOf('pax', 'x', records.length),
    block(records),
    headerOf('sparse', '0', BLOCK_BYTES),
    block(map),
  ];
  return imageOf(await gzipped(Buffer.concat([...archive, END])));
}

async function imageOf(bytes: Buffer): Promise<BuiltImage> {
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
function headerOf(name: string, type: '0' | 'x', sizeBytes: number): Buffer {
  const header = Buffer.alloc(BLOCK_BYTES);
  const octal = (value: number, digits: number, at: number) =>
    header.write(value.toString(8).padStart(digits, '0'), at);
  header.write(name, 0);
  octal(0o644, 7, 100);
  octal(0, 7, 108);
  octal(0, 7, 116);
  octal(sizeBytes, 11, 124);
  octal(0, 11, 136);
  header.write(`        ${type}`, 148);
  header.write('ustar\u000000', 257);
  octal(
    header.reduce((sum, byte) => sum + byte, 0),
    6,
    148,
  );
  header.write('\u0000 ', 154);
  return header;
}

function block(text: string): Buffer {
  const bytes = Buffer.alloc(BLOCK_BYTES);
  bytes.write(text);
  return bytes;
}

/** A record begins with its own length. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const digits = String(rest.length + 2).length;
  return `${rest.length + digits}${rest}`;
}
