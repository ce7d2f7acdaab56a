import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { ensureDebian, programIn } from '../../setup/index.mjs';
import { startDaemon } from './daemon-process.js';
import { startKeeper } from './keeper.js';
import { registryCertificates, type RegistryTls } from './registry-tls.js';

/** The one user whom a registry with basic authentication lets in: htpasswd wants bcrypt, so the pair is fixed. */
export const REGISTRY_USER = { username: 'berth', password: 'only-for-tests' } as const;

/** bcrypt of {@link REGISTRY_USER}'s password. */
const REGISTRY_USER_HASH = '$2b$04$yS9rKw7zt3Zd0jVL73YEYuV8D4Agkzn7bN0p64gLqsvfS9oKhNYAO';

/** How a private registry is to be. */
export interface RegistryOptions {
  /** Lets only {@link REGISTRY_USER} in, by basic authentication. Default: everybody may read and write. */
  readonly auth?: boolean | undefined;
  /**
   * Speaks TLS, with a certificate that an authority of its own signed; `mutual` lets in only who shows a certificate of the
   * same authority. Default: plain http.
   */
  readonly tls?: 'server' | 'mutual' | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A docker-registry of our own on the loopback interface, its storage in a folder that goes with it. */
export interface PrivateRegistry extends AsyncDisposable {
  /** `127.0.0.1:PORT`, as it stands in a reference. */
  readonly host: string;
  /** Who is let in; undefined where everybody is. */
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  /** What a client needs to trust it and to be let in; undefined where it speaks plain http. */
  readonly tls: RegistryTls | undefined;
  readonly pid: number;
  readonly logFile: string;
}

/**
 * Starts a private registry and resolves when it accepts connections.
 *
 * @throws {BerthError} `unavailable` with the end of its log, when it does not come up
 */
export async function startRegistry(options: RegistryOptions = {}): Promise<PrivateRegistry> {
  const folders = await ensureDebian({ packages: ['docker-registry'] });
  const program = programIn(folders['docker-registry'] ?? '', 'docker-registry');
  const keeper = await startKeeper();
  try {
    const { directory } = keeper;
    const auth = options.auth === true;
    const certificates = options.tls && (await registryCertificates(directory, options.tls));
    await mkdir(`${directory}/storage`);
    await writeFile(`${directory}/htpasswd`, `${REGISTRY_USER.username}:${REGISTRY_USER_HASH}\n`, { mode: 0o600 });
    await writeFile(`${directory}/config.yml`, registryConfig(directory, auth, certificates?.config));
    const logFile = `${directory}/registry.log`;
    const { pid } = await startDaemon({
      name: 'docker-registry',
      program,
      args: ['serve', `${directory}/config.yml`],
      env: process.env,
      logFile,
      ready: async () => (await portIn(logFile)) !== undefined,
      signal: options.signal,
    });
    return {
      host: `127.0.0.1:${(await portIn(logFile)) ?? ''}`,
      credentials: auth ? REGISTRY_USER : undefined,
      tls: certificates?.client,
      pid,
      logFile,
      [Symbol.asyncDispose]: () => keeper[Symbol.asyncDispose](),
    };
  } catch (error) {
    await keeper[Symbol.asyncDispose]();
    throw error;
  }
}

/** @see https://distribution.github.io/distribution/about/configuration/ */
function registryConfig(directory: string, auth: boolean, tls?: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    version: 0.1,
    log: { level: 'info', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: `${directory}/storage` }, delete: { enabled: true } },
    http: { addr: '127.0.0.1:0', secret: 'only-for-tests', ...(tls === undefined ? {} : { tls }) },
    ...(auth ? { auth: { htpasswd: { realm: 'berth', path: `${directory}/htpasswd` } } } : {}),
  });
}

/** The port that the kernel gave it, once its log says so. */
async function portIn(logFile: string): Promise<string | undefined> {
  return /listening on 127\.0\.0\.1:(\d+)/.exec(await readFile(logFile, 'utf8'))?.[1];
}
