import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { BerthError, errnoOf } from '@berth/foundation';
import { askCredentialHelper, type CredentialHelper } from './credential-helper.js';
import { credentialHost, type CredentialProvider, type Credentials } from './credentials.js';

/** Where Docker's configuration is, and how helpers are asked. */
export interface DockerCredentialsOptions {
  /** The directory of `config.json`. Default: `DOCKER_CONFIG`, otherwise `~/.docker`. */
  readonly directory?: string | undefined;
  /** Asks a credential helper. Default: its process, `docker-credential-<name>`. */
  readonly helper?: CredentialHelper | undefined;
}

/** Docker keeps Docker Hub's credentials under this name, for helpers too. */
const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';

/**
 * Credentials as `docker login` keeps them: `credHelpers` for the host, then `credsStore`, then `auths`. The file is read anew at each
 * question, so that a new login counts at once; where there is none, there are no credentials. Throws `failed-precondition` for a
 * file that is malformed or unreadable, or a helper that fails; never quotes what they hold.
 *
 * @see https://docs.docker.com/reference/cli/docker/login/#credential-stores
 */
export function dockerCredentials(options: DockerCredentialsOptions = {}): CredentialProvider {
  const directory = options.directory ?? process.env['DOCKER_CONFIG'] ?? join(homedir(), '.docker');
  const { helper = askCredentialHelper } = options;
  return async (host, { signal }) => {
    const config = await readDockerConfig(join(directory, 'config.json'));
    const name = config.credHelpers.get(host) ?? config.credsStore;
    const held =
      name === undefined ? undefined : await helper(name, host === 'docker.io' ? DOCKER_HUB_KEY : host, { signal });
    return held ?? config.auths.get(host);
  };
}

/** The parts of Docker's configuration that concern credentials, by host as {@link CredentialProvider} names it. */
export interface DockerConfig {
  readonly auths: ReadonlyMap<string, Credentials>;
  readonly credHelpers: ReadonlyMap<string, string>;
  readonly credsStore: string | undefined;
}

async function readDockerConfig(path: string): Promise<DockerConfig> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return { auths: new Map(), credHelpers: new Map(), credsStore: undefined };
    throw BerthError.from(error, { operation: 'registry.credentials', object: path });
  }
  return parseDockerConfig(text, path);
}

/** Reads the text of a `config.json`; `path` is for errors. Hosts written as URLs are reduced to host and port. */
export function parseDockerConfig(text: string, path: string): DockerConfig {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw malformed(path, 'is not JSON'); // The parser's own error would quote the text, secrets and all.
  }
  const fields = members(document, path, 'the file');
  const auths = new Map<string, Credentials>();
  for (const [key, entry] of members(fields.get('auths') ?? {}, path, 'auths')) {
    const credentials = readAuth(members(entry, path, `auths[${JSON.stringify(key)}]`), path, key);
    const host = hostOfKey(key);
    // A host may stand there twice, with and without scheme and path: its plain name wins.
    if (credentials !== undefined && (key === host || !auths.has(host))) auths.set(host, credentials);
  }
  const credHelpers = new Map<string, string>();
  for (const [key, name] of members(fields.get('credHelpers') ?? {}, path, 'credHelpers')) {
    if (typeof name !== 'string') throw malformed(path, `must have a text as credHelpers[${JSON.stringify(key)}]`);
    credHelpers.set(hostOfKey(key), name);
  }
  const store = fields.get('credsStore');
  return { auths, credHelpers, credsStore: typeof store === 'string' && store !== '' ? store : undefined };
}

function readAuth(entry: ReadonlyMap<string, unknown>, path: string, key: string): Credentials | undefined {
  const identity = entry.get('identitytoken');
  if (typeof identity === 'string' && identity !== '') return { kind: 'identity-token', token: identity };
  const access = entry.get('registrytoken');
  if (typeof access === 'string' && access !== '') return { kind: 'access-token', token: access };
  const auth = entry.get('auth');
  if (typeof auth === 'string' && auth !== '') return decodeAuth(auth, path, key);
  const [username, password] = [entry.get('username'), entry.get('password')];
  return typeof username === 'string' && typeof password === 'string'
    ? { kind: 'password', username, password }
    : undefined;
}

/** `auth` is user, colon and password in base64. */
function decodeAuth(auth: string, path: string, key: string): Credentials {
  const plain = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
  const colon = plain.indexOf(':');
  if (colon <= 0) throw malformed(path, `must have user:password in base64 as auths[${JSON.stringify(key)}].auth`);
  return { kind: 'password', username: plain.slice(0, colon), password: plain.slice(colon + 1) };
}

/** `https://index.docker.io/v1/`, `registry.example.com`, `http://localhost:5000/v2/` as host and port. */
function hostOfKey(key: string): string {
  return credentialHost(key.replace(/^https?:\/\//, '').split('/', 1)[0] ?? '');
}

function members(value: unknown, path: string, what: string): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(path, `must have an object as ${what}`);
  return new Map<string, unknown>(Object.entries(value));
}

function malformed(path: string, problem: string): BerthError {
  return new BerthError('failed-precondition', `${path} ${problem}`, {
    operation: 'registry.credentials',
    object: path,
    reason: 'malformed-docker-config',
  });
}
