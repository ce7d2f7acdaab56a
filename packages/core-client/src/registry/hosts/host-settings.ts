import { invalidArgument } from '@berth/foundation';
import { isLoopback } from './loopback.js';
import {
  ALL_CAPABILITIES,
  DEFAULT_DIAL_TIMEOUT_MS,
  registryHost,
  type ClientCertificate,
  type HostCapability,
  type RegistryHost,
} from './registry-host.js';
import { apiHost, upstreamHost } from './upstream.js';

/** What may be said about one host of a registry; certificates as PEM text. */
export interface HostSettings {
  /** `https://mirror.example`, `http://10.0.0.1:5000`, `mirror.example/path`. Without a scheme https is meant; `/v2` is added where it is missing. */
  readonly url: string;
  /** Default: everything. */
  readonly capabilities?: readonly HostCapability[] | undefined;
  readonly ca?: readonly string[] | undefined;
  readonly clientCertificates?: readonly ClientCertificate[] | undefined;
  /** Accept any certificate. Default false. */
  readonly skipVerify?: boolean | undefined;
  /** Sent with every request to this host. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** The URL's path is where the API begins, without `/v2`. Default false. */
  readonly overridePath?: boolean | undefined;
  /** Milliseconds to connect in. Default 30,000. */
  readonly dialTimeoutMs?: number | undefined;
}

/** Settings of the registry itself: no URL is needed, as its name says where it is. */
export type UpstreamSettings = Omit<HostSettings, 'url'> & { readonly url?: string | undefined };

/**
 * The hosts of `registry` in the order they are asked: `mirrors` as given, then the registry itself (or the server put in its place).
 * `field` leads to the settings, for errors (`invalid-argument`).
 */
export function hostsFromSettings(
  registry: string,
  mirrors: readonly HostSettings[],
  upstream: UpstreamSettings = {},
  field = 'hosts',
): readonly RegistryHost[] {
  return [
    ...mirrors.map((mirror) =>
      hostFromSettings(registry, mirror, `${field}[${JSON.stringify(withoutSecrets(mirror.url))}]`),
    ),
    upstreamFromSettings(registry, upstream, field),
  ];
}

function upstreamFromSettings(registry: string, settings: UpstreamSettings, field: string): RegistryHost {
  const { url } = settings;
  if (url !== undefined && url !== '') return hostFromSettings(registry, { ...settings, url }, field);
  const usual = upstreamHost(registry);
  const host = hostFromSettings(registry, { ...settings, url: usual.baseUrl }, field);
  const saysTls =
    settings.ca !== undefined || settings.clientCertificates !== undefined || settings.skipVerify !== undefined;
  return { ...host, probeScheme: usual.probeScheme && !saysTls };
}

function hostFromSettings(registry: string, settings: HostSettings, field: string): RegistryHost {
  const url = parseHostUrl(settings.url, field);
  const { capabilities, dialTimeoutMs = DEFAULT_DIAL_TIMEOUT_MS } = settings;
  if (!Number.isFinite(dialTimeoutMs) || dialTimeoutMs < 0)
    throw invalidArgument(`${field}.dialTimeoutMs`, 'must be a number of milliseconds, not negative');
  return registryHost(url.origin + apiPath(url.pathname, settings.overridePath ?? false), {
    capabilities: capabilities === undefined ? ALL_CAPABILITIES : new Set(capabilities),
    mirrorOf: url.host === new URL(`${url.protocol}//${apiHost(registry)}`).host ? undefined : registry,
    headers: checkedHeaders(settings.headers ?? {}, `${field}.headers`),
    tls: {
      ca: settings.ca ?? [],
      clientCertificates: settings.clientCertificates ?? [],
      skipVerify: settings.skipVerify ?? false,
    },
    dialTimeoutMs,
  });
}

function parseHostUrl(text: string, field: string): URL {
  const loopback = isLoopback(/^[^/:]*/.exec(text)?.[0] ?? '');
  const whole = text.includes('://') ? text : `${loopback ? 'http' : 'https'}://${text}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw invalidArgument(field, `must be an http or https address, and is ${JSON.stringify(withoutSecrets(text))}`);
  if (url.username !== '' || url.password !== '')
    throw invalidArgument(field, 'must hold no user and password: they belong to credentials');
  if (url.search !== '' || url.hash !== '')
    throw invalidArgument(
      field,
      `must have neither query nor fragment, and is ${JSON.stringify(withoutSecrets(text))}`,
    );
  return url;
}

function apiPath(path: string, override: boolean): string {
  const trimmed = path.replace(/\/+$/, '');
  return override || trimmed.endsWith('/v2') ? trimmed : `${trimmed}/v2`;
}

function checkedHeaders(
  headers: Readonly<Record<string, string | readonly string[]>>,
  field: string,
): RegistryHost['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const values = typeof value === 'string' ? [value] : value;
      const valid =
        /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) && values.every((one) => /^[\t\x20-\x7e\x80-\xff]*$/.test(one));
      // The value may be a secret: only the name is shown.
      if (!valid) throw invalidArgument(`${field}[${JSON.stringify(name)}]`, 'must be a valid header');
      return [name.toLowerCase(), values];
    }),
  );
}

/** A user and password that stand in an address where they must not are not repeated. */
function withoutSecrets(url: string): string {
  return url.replace(/\/\/.*@/, '//');
}
