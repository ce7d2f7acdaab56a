import { sharedFlight, systemClock, type Clock } from '@berth/foundation';
import type { HttpRequest, HttpResponse } from '../client/http.js';
import { parseChallenges, type Challenge } from './challenge.js';
import { basicAuthorization, credentialHost, type CredentialProvider, type Credentials } from './credentials.js';
import { refuseToLeak } from './plain-http.js';
import { mergeScopes } from './scope.js';
import { fetchToken, type AccessToken } from './token.js';

/** Knows how to show a host who we are. One for each host. */
export interface Authorizer {
  /** The value of the `Authorization` header for a request within `scopes`, as far as known from what the host has asked so far. */
  authorization(scopes: readonly string[], options: { signal?: AbortSignal | undefined }): Promise<string | undefined>;
  /**
   * Takes the `WWW-Authenticate` headers of a 401. True: ask {@link Authorizer.authorization} again and repeat the request.
   * `sent` is the value that was refused.
   */
  challenged(headers: readonly string[], scopes: readonly string[], sent: string | undefined): boolean;
}

/** What an {@link Authorizer} is made of. */
export interface AuthorizerParts {
  /** Where the host's API is; its scheme may turn out to be another. */
  baseUrl(): string;
  readonly credentials: CredentialProvider;
  readonly allowPlainHttp: boolean;
  readonly userAgent: string;
  readonly timeoutMs: number;
  /** Sends a request for a token. */
  send(request: HttpRequest): Promise<HttpResponse>;
  readonly clock?: Clock | undefined;
}

/** A token this close to its end, in milliseconds, is not begun with: the request must get there and back. */
const EXPIRY_MARGIN_MS = 5000;

/** Which way in the host has shown. */
type Way =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic' }
  | { readonly kind: 'bearer'; readonly realm: URL; readonly service: string | undefined };

type Bearer = Extract<Way, { kind: 'bearer' }>;

/** An {@link Authorizer} that learns from the host's challenges, keeps tokens until they expire, and fetches each once however many ask. */
export function authorizer(parts: AuthorizerParts): Authorizer {
  const { clock = systemClock } = parts;
  const tokens = new Map<string, AccessToken>();
  const flights = sharedFlight<AccessToken>();
  /** What the host demanded for what we wanted, where it said. */
  const demanded = new Map<string, readonly string[]>();
  let way: Way = { kind: 'none' };

  async function lookUp(signal: AbortSignal | undefined): Promise<Credentials | undefined> {
    return parts.credentials(credentialHost(new URL(parts.baseUrl()).host), { signal });
  }

  async function fetchAnew(way: Bearer, scopes: readonly string[], signal: AbortSignal): Promise<AccessToken> {
    const { allowPlainHttp, userAgent, timeoutMs } = parts;
    const credentials = await lookUp(signal);
    if (credentials !== undefined) refuseToLeak(new URL(parts.baseUrl()), allowPlainHttp);
    const { realm, service } = way;
    const question = {
      realm,
      service,
      scopes,
      credentials,
      allowPlainHttp,
      userAgent,
      timeoutMs,
      nowMs: clock.now(),
      signal,
    };
    return fetchToken(question, (request) => parts.send(request));
  }

  async function bearer(way: Bearer, wanted: readonly string[], signal: AbortSignal | undefined): Promise<string> {
    const scopes = mergeScopes(wanted, demanded.get(keyOf(wanted)) ?? []);
    const key = JSON.stringify([way.realm.href, way.service, scopes]);
    const kept = tokens.get(key);
    if (kept !== undefined && isFresh(kept)) return `Bearer ${kept.value}`;
    const token = await flights.run(key, (flight) => fetchAnew(way, scopes, flight), { signal });
    for (const [old, { expiresAtMs }] of tokens) if (expiresAtMs < clock.now()) tokens.delete(old);
    tokens.set(key, token);
    return `Bearer ${token.value}`;
  }

  function isFresh({ expiresAtMs }: AccessToken): boolean {
    return expiresAtMs - EXPIRY_MARGIN_MS > clock.now();
  }

  async function basic(signal: AbortSignal | undefined): Promise<string | undefined> {
    const credentials = await lookUp(signal);
    if (credentials?.kind !== 'password') return undefined;
    refuseToLeak(new URL(parts.baseUrl()), parts.allowPlainHttp);
    return basicAuthorization(credentials.username, credentials.password);
  }

  function forget(sent: string): void {
    for (const [key, token] of tokens) if (`Bearer ${token.value}` === sent) tokens.delete(key);
  }

  return {
    async authorization(scopes, { signal }) {
      if (way.kind === 'bearer') return bearer(way, scopes, signal);
      return way.kind === 'basic' ? basic(signal) : undefined;
    },
    challenged(headers, scopes, sent) {
      if (sent !== undefined) forget(sent);
      const asked = parseChallenges(headers);
      const next = wayOf(asked);
      if (next === undefined) return false;
      const sameAgain = sent !== undefined && next.kind === 'basic' && way.kind === 'basic';
      way = next;
      demanded.set(keyOf(scopes), scopesOf(asked));
      return !sameAgain;
    },
  };
}

function keyOf(scopes: readonly string[]): string {
  return scopes.join(' ');
}

/** What the host itself says a token needs: it knows where a repository's name is another in its own books. */
function scopesOf(challenges: readonly Challenge[]): readonly string[] {
  const text = challenges.find(({ scheme }) => scheme === 'bearer')?.parameters['scope'] ?? '';
  return text.split(' ').filter((scope) => scope !== '');
}

/** Bearer where it is offered, Basic otherwise; undefined where neither is. */
function wayOf(challenges: readonly Challenge[]): Way | undefined {
  for (const { scheme, parameters } of challenges) {
    const realm = parameters['realm'];
    if (scheme !== 'bearer' || realm === undefined || !/^https?:\/\//i.test(realm) || !URL.canParse(realm)) continue;
    return { kind: 'bearer', realm: new URL(realm), service: parameters['service'] };
  }
  return challenges.some(({ scheme }) => scheme === 'basic') ? { kind: 'basic' } : undefined;
}
