import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type Extension,
} from '@peculiar/x509';

/** A certificate and its key, both PEM. */
export interface Issued {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority that nobody trusts who is not told to; its key is in this process's memory alone. */
export interface Authority {
  /** PEM. */
  readonly certificate: string;
  /** Signs for a server that is reached as `127.0.0.1`, `::1` or `localhost`. */
  issueServer(commonName: string): Promise<Issued>;
  /** Signs for a client that has to show who it is. */
  issueClient(commonName: string): Promise<Issued>;
}

const KEY = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };
const AUTHORITY = 'CN=berth lab';

/** A clock that is set back meanwhile must not make a certificate one of the future. */
const EARLIER_MS = 60 * 60_000;
const VALID_MS = 24 * 60 * 60_000;

const LOOPBACK = new SubjectAlternativeNameExtension([
  { type: 'dns', value: 'localhost' },
  { type: 'ip', value: '127.0.0.1' },
  { type: 'ip', value: '::1' },
]);

/** Makes an authority; it and all that it signs are valid for a day. */
export async function throwAwayAuthority(): Promise<Authority> {
  const keys = await newKeys();
  const own = await X509CertificateGenerator.createSelfSigned({
    ...validity(),
    name: AUTHORITY,
    keys,
    signingAlgorithm: SIGNATURE,
    extensions: [new BasicConstraintsExtension(true, 0, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)],
  });
  return {
    certificate: own.toString('pem'),
    issueServer: (name) => issue(keys.privateKey, name, [usage(ExtendedKeyUsage.serverAuth), LOOPBACK]),
    issueClient: (name) => issue(keys.privateKey, name, [usage(ExtendedKeyUsage.clientAuth)]),
  };
}

async function issue(
  signingKey: webcrypto.CryptoKey,
  commonName: string,
  extensions: readonly Extension[],
): Promise<Issued> {
  const { publicKey, privateKey } = await newKeys();
  const certificate = await X509CertificateGenerator.create({
    ...validity(),
    subject: `CN=${commonName}`,
    issuer: AUTHORITY,
    publicKey,
    signingKey,
    signingAlgorithm: SIGNATURE,
    extensions: [new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true), ...extensions],
  });
  const key = PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', privateKey), 'PRIVATE KEY');
  return { certificate: certificate.toString('pem'), key };
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
}

function usage(purpose: ExtendedKeyUsage): Extension {
  return new ExtendedKeyUsageExtension([purpose]);
}

function validity(): { readonly notBefore: Date; readonly notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - EARLIER_MS), notAfter: new Date(now + VALID_MS) };
}
