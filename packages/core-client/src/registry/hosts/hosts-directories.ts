import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BerthError, errnoOf } from '@berth/foundation';
import type { HostFinder } from './host-finder.js';
import { hostsFromSettings, type UpstreamSettings } from './host-settings.js';
import { parseHostsToml, type HostEntry } from './hosts-toml.js';
import { readCertificates, readClientPair } from './pem-files.js';

/**
 * Finds hosts as containerd's `config_path` does: in each of `roots`, the first of `<host>_<port>_`, `<host>:<port>` (or `<host>`) and
 * `_default` that is a directory; in it `hosts.toml`, or without one the certificates of Docker's layout (`*.crt` authorities, `*.cert`
 * and `*.key` our own). Where no root has any, the registry's name alone decides. Throws `invalid-argument` for a malformed file.
 *
 * @see https://github.com/containerd/containerd/blob/main/docs/hosts.md
 */
export function hostsFromDirectories(roots: readonly string[]): HostFinder {
  return async (registry) => {
    for (const name of directoryNames(registry)) {
      for (const root of roots) {
        const directory = join(root, name);
        const files = await namesIn(directory);
        if (files?.includes('hosts.toml') === true) return fromHostsToml(registry, directory);
        if (files !== undefined)
          return hostsFromSettings(registry, [], await fromCertificates(directory, files), directory);
      }
    }
    return hostsFromSettings(registry, []);
  };
}

/** The directories that may describe a registry, most specific first. */
export function directoryNames(registry: string): readonly string[] {
  const [, host, port] = /^(.*?)(?::(\d+))?$/.exec(registry) ?? [];
  return [...(port === undefined ? [] : [`${host ?? ''}_${port}_`]), registry, '_default'];
}

async function namesIn(directory: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(directory);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'ENOENT' || errno === 'ENOTDIR') return undefined;
    throw BerthError.from(error, { operation: 'registry.hosts', object: directory });
  }
}

async function fromHostsToml(registry: string, directory: string): Promise<ReturnType<typeof hostsFromSettings>> {
  const path = join(directory, 'hosts.toml');
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw BerthError.from(error, { operation: 'registry.hosts', object: path });
  });
  const { mirrors, upstream } = parseHostsToml(text, path);
  const loaded = await Promise.all(
    mirrors.map(async (entry) => ({ ...(await withFiles(entry, directory)), url: entry.url ?? '' })),
  );
  return hostsFromSettings(registry, loaded, await withFiles(upstream, directory), path);
}

async function withFiles(entry: HostEntry, directory: string): Promise<UpstreamSettings> {
  const { caPaths, clientPaths, ...rest } = entry;
  const at = (path: string): string => resolve(directory, path);
  return {
    ...rest,
    ca: caPaths && (await Promise.all(caPaths.map((path) => readCertificates(at(path))))),
    clientCertificates:
      clientPaths &&
      (await Promise.all(
        clientPaths.map(({ certificate, key }) => readClientPair(at(certificate), at(key ?? certificate))),
      )),
  };
}

/** @see https://docs.docker.com/engine/security/certificates/ */
async function fromCertificates(directory: string, files: readonly string[]): Promise<UpstreamSettings> {
  const ca = files.filter((file) => file.endsWith('.crt')).sort();
  const own = files.filter((file) => file.endsWith('.cert')).sort();
  if (ca.length === 0 && own.length === 0) return {};
  return {
    ca: await Promise.all(ca.map((file) => readCertificates(join(directory, file)))),
    clientCertificates: await Promise.all(
      own.map((file) => readClientPair(join(directory, file), join(directory, file.replace(/\.cert$/, '.key')))),
    ),
  };
}
