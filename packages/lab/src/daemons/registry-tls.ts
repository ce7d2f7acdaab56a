import { writeFile } from 'node:fs/promises';
import type { Authority } from './authority.js';

/** What a client of a registry over TLS may need, as PEM files that go with the registry. */
export interface RegistryTls {
  /** The authority that signed for the registry and for the client. */
  readonly caFile: string;
  /** A certificate that the registry lets in, and its key. */
  readonly clientCertificateFile: string;
  readonly clientKeyFile: string;
}

/** The registry's own half. */
export interface RegistryCertificates {
  readonly client: RegistryTls;
  /** The value of `http.tls` in the registry's configuration. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** Writes the certificates of a registry and its client into `directory`; `mutual`: the client's is asked for. */
export async function registryCertificates(
  directory: string,
  mode: 'server' | 'mutual',
): Promise<RegistryCertificates> {
  // Loaded only where it is wanted: it takes a tenth of a second.
  const { throwAwayAuthority } = await import('./authority.js');
  const authority: Authority = await throwAwayAuthority();
  const [server, client] = await Promise.all([authority.issueServer('registry'), authority.issueClient('client')]);
  const write = async (name: string, pem: string): Promise<string> => {
    await writeFile(`${directory}/${name}`, pem, { mode: 0o600 });
    return `${directory}/${name}`;
  };
  const caFile = await write('ca.pem', authority.certificate);
  const certificate = await write('server.pem', server.certificate);
  const key = await write('server.key', server.key);
  return {
    client: {
      caFile,
      clientCertificateFile: await write('client.pem', client.certificate),
      clientKeyFile: await write('client.key', client.key),
    },
    config: { certificate, key, ...(mode === 'mutual' ? { clientcas: [caFile] } : {}) },
  };
}
