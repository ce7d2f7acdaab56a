import { readFile } from 'node:fs/promises';
import { BerthError, invalidArgument } from '@berth/foundation';
import type { ClientCertificate } from './registry-host.js';

/** The PEM text of a file of certificates. Throws `not-found` or `invalid-argument`, naming the file. */
export async function readCertificates(path: string): Promise<string> {
  const text = await readText(path);
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw invalidArgument(path, 'must hold a certificate in PEM');
  return text;
}

/** A certificate and its key from two files, or one file that holds both. */
export async function readClientPair(certificatePath: string, keyPath: string): Promise<ClientCertificate> {
  const [certificate, key] = await Promise.all([readCertificates(certificatePath), readText(keyPath)]);
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(key)) throw invalidArgument(keyPath, 'must hold a private key in PEM');
  return { certificate, key };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw BerthError.from(error, { operation: 'registry.hosts', object: path });
  }
}
