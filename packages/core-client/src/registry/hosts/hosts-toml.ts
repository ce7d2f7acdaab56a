import { invalidArgument } from '@berth/foundation';
import { parse } from 'smol-toml';
import { parseGoDuration } from './go-duration.js';
import type { HostCapability } from './registry-host.js';

/** One host of a `hosts.toml`; certificates are still paths, relative to the file's directory. */
export interface HostEntry {
  /** As written; absent for the file's top level without a `server`. */
  readonly url: string | undefined;
  readonly capabilities: readonly HostCapability[] | undefined;
  readonly caPaths: readonly string[] | undefined;
  readonly clientPaths: readonly ClientPaths[] | undefined;
  readonly skipVerify: boolean | undefined;
  readonly headers: Readonly<Record<string, readonly string[]>> | undefined;
  readonly overridePath: boolean | undefined;
  readonly dialTimeoutMs: number | undefined;
}

/** Files of a certificate and its key; no key: both are in one file. */
export interface ClientPaths {
  readonly certificate: string;
  readonly key: string | undefined;
}

/** What a `hosts.toml` says. */
export interface HostsFile {
  /** In the order of the file. */
  readonly mirrors: readonly HostEntry[];
  readonly upstream: HostEntry;
}

const CAPABILITIES: readonly HostCapability[] = ['pull', 'resolve', 'push', 'referrers'];

/**
 * Reads the text of a `hosts.toml`; `file` is its path, for errors: `invalid-argument`, field `<file>: <key>`. Unknown keys are left
 * alone, as containerd leaves them.
 *
 * @see https://github.com/containerd/containerd/blob/main/docs/hosts.md
 */
export function parseHostsToml(text: string, file: string): HostsFile {
  let document: Readonly<Record<string, unknown>>;
  try {
    document = parse(text);
  } catch {
    throw invalidArgument(file, 'is not valid TOML'); // The parser's error quotes the text, which may hold a header with a secret.
  }
  const hosts = document['host'] === undefined ? {} : table(document['host'], `${file}: host`);
  return {
    // smol-toml keeps the keys of a table in the order of the file.
    mirrors: Object.entries(hosts).map(([url, entry]) => {
      const path = `${file}: host[${JSON.stringify(url)}]`;
      return readEntry(url, table(entry, path), `${path}.`);
    }),
    upstream: readEntry(optional(document['server'], `${file}: server`, readText), document, `${file}: `),
  };
}

function readEntry(url: string | undefined, entry: Readonly<Record<string, unknown>>, prefix: string): HostEntry {
  const read = <T>(key: string, reader: (value: unknown, path: string) => T): T | undefined =>
    optional(entry[key], prefix + key, reader);
  return {
    url,
    capabilities: read('capabilities', (value, path) => list(value, path).map(capability(path))),
    caPaths: read('ca', (value, path) =>
      typeof value === 'string' ? [value] : list(value, path).map((one) => readText(one, path)),
    ),
    clientPaths: read('client', clientPaths),
    skipVerify: read('skip_verify', boolean),
    headers: read('header', headers),
    overridePath: read('override_path', boolean),
    dialTimeoutMs: read('dial_timeout', (value, path) => parseGoDuration(readText(value, path), path)),
  };
}

/** `"both.pem"`, `["both.pem", "other.pem"]` or `[["client.cert", "client.key"]]`. */
function clientPaths(value: unknown, path: string): readonly ClientPaths[] {
  if (typeof value === 'string') return [{ certificate: value, key: undefined }];
  return list(value, path).map((one) => {
    if (typeof one === 'string') return { certificate: one, key: undefined };
    const [certificate, key, ...more] = list(one, path);
    if (more.length > 0) throw invalidArgument(path, 'must have pairs of a certificate and a key');
    return {
      certificate: readText(certificate, path),
      key: key === undefined || key === '' ? undefined : readText(key, path),
    };
  });
}

function headers(value: unknown, path: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(table(value, path)).map(([name, values]) => [
      name,
      typeof values === 'string' ? [values] : list(values, path).map((one) => readText(one, path)),
    ]),
  );
}

function capability(path: string): (value: unknown) => HostCapability {
  return (value) => {
    const known = CAPABILITIES.find((name) => name === value);
    if (known === undefined)
      throw invalidArgument(path, `must hold only ${CAPABILITIES.join(', ')}, and holds ${JSON.stringify(value)}`);
    return known;
  };
}

function optional<T>(value: unknown, path: string, reader: (value: unknown, path: string) => T): T | undefined {
  return value === undefined ? undefined : reader(value, path);
}

function table(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date)
    throw invalidArgument(path, 'must be a table');
  return Object.fromEntries(Object.entries(value));
}

function list(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw invalidArgument(path, 'must be a list');
  return value;
}

function readText(value: unknown, path: string): string {
  if (typeof value !== 'string') throw invalidArgument(path, 'must be a text');
  return value;
}

function boolean(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') throw invalidArgument(path, 'must be true or false');
  return value;
}
