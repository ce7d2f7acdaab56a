const DIGEST = /^(?<algorithm>[a-z0-9]+(?:[+._-][a-z0-9]+)*):(?<encoded>[a-zA-Z0-9=_-]+)$/;

/** How many digits the registered algorithms have. */
const HEX_DIGITS: ReadonlyMap<string, number> = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);

/**
 * Whether `text` is written as a digest must be: `algorithm:encoded`, and for the algorithms that are known all digits, in lower case.
 * Digests of other algorithms are well-formed too, though nobody here can check them.
 * @see https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests
 */
export function isWellFormedDigest(text: string): boolean {
  const { algorithm = '', encoded = '' } = DIGEST.exec(text)?.groups ?? {};
  const digits = HEX_DIGITS.get(algorithm);
  return digits === undefined ? encoded !== '' : encoded.length === digits && /^[0-9a-f]+$/.test(encoded);
}
