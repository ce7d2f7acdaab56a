import { BerthError } from '@berth/foundation';
import { readUpTo, registryWords, statusFailure } from '../client/failure.js';
import { lostFailure } from '../client/lost.js';
import type { HttpRequest, HttpResponse } from '../client/http.js';
import { formsOf } from './masked.js';
import { basicAuthorization, type Credentials } from './credentials.js';
import { refuseToLeak } from './plain-http.js';

/** Where a Bearer challenge sends us for a token, and for what. */
export interface TokenQuestion {
  readonly realm: URL;
  readonly service: string | undefined;
  readonly scopes: readonly string[];
  readonly credentials: Credentials | undefined;
  /** Send credentials in plain http to hosts other than loopback. */
  readonly allowPlainHttp: boolean;
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly nowMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** A token, and when it is of no more use. */
export interface AccessToken {
  readonly value: string;
  readonly expiresAtMs: number;
}

/** What a token is good for where its server does not say, in seconds. @see https://distribution.github.io/distribution/spec/auth/token/ */
const DEFAULT_LIFETIME_SECONDS = 60;
const ANSWER_LIMIT_BYTES = 1024 * 1024;

/** Statuses by which token servers say that they do not know OAuth2's POST: the older GET may still work. */
const NO_OAUTH: ReadonlySet<number> = new Set([400, 401, 404, 405]);

/** Gets a token: by OAuth2 POST with credentials, falling back to GET with Basic; by plain GET without. Throws `unauthenticated` and the like; never names a secret. */
export async function fetchToken(
  question: TokenQuestion,
  send: (request: HttpRequest) => Promise<HttpResponse>,
): Promise<AccessToken> {
  const { credentials, realm } = question;
  if (credentials?.kind === 'access-token') return { value: credentials.token, expiresAtMs: Infinity };
  if (credentials !== undefined) refuseToLeak(realm, question.allowPlainHttp);
  const ask = async (request: HttpRequest): Promise<HttpResponse> => {
    try {
      return await send(request);
    } catch (error) {
      throw lostFailure(error, attempt(question));
    }
  };
  if (credentials !== undefined) {
    const response = await ask(oauthRequest(question, credentials));
    const tryGet = credentials.kind === 'password' && NO_OAUTH.has(response.status);
    if (!tryGet) return readToken(response, question);
    response.body.discard();
  }
  const url = new URL(realm);
  if (question.service !== undefined) url.searchParams.set('service', question.service);
  for (const scope of question.scopes) url.searchParams.append('scope', scope);
  const basic =
    credentials?.kind === 'password'
      ? { authorization: basicAuthorization(credentials.username, credentials.password) }
      : {};
  return readToken(
    await ask({ ...common(question), method: 'GET', url, headers: { ...headers(question), ...basic } }),
    question,
  );
}

/** @see https://distribution.github.io/distribution/spec/auth/oauth/ */
function oauthRequest(
  question: TokenQuestion,
  credentials: Exclude<Credentials, { kind: 'access-token' }>,
): HttpRequest {
  const form = new URLSearchParams({ client_id: 'berth', scope: question.scopes.join(' ') });
  if (question.service !== undefined) form.set('service', question.service);
  if (credentials.kind === 'password') {
    form.set('grant_type', 'password');
    form.set('username', credentials.username);
    form.set('password', credentials.password);
  } else {
    form.set('grant_type', 'refresh_token');
    form.set('refresh_token', credentials.token);
  }
  return {
    ...common(question),
    method: 'POST',
    url: question.realm,
    headers: { ...headers(question), 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(form.toString()),
  };
}

function headers({ userAgent }: TokenQuestion): Record<string, string> {
  return { accept: 'application/json', 'user-agent': userAgent };
}

function common({
  signal,
  timeoutMs,
}: TokenQuestion): Pick<HttpRequest, 'signal' | 'headersTimeoutMs' | 'stallTimeoutMs'> {
  return { signal, headersTimeoutMs: timeoutMs, stallTimeoutMs: timeoutMs };
}

function attempt({ realm, scopes }: TokenQuestion): { operation: string; object: string; origin: string } {
  return {
    operation: 'registry.authenticate',
    object: scopes.length === 0 ? 'without a scope' : scopes.join(' '),
    origin: realm.origin,
  };
}

async function readToken(response: HttpResponse, question: TokenQuestion): Promise<AccessToken> {
  const body = await readUpTo(response, ANSWER_LIMIT_BYTES).catch((error: unknown) => {
    throw lostFailure(error, attempt(question));
  });
  if (response.status !== 200)
    throw statusFailure(
      response.status,
      registryWords(body, [...response.secrets, ...secretsIn(question.credentials)]),
      attempt(question),
    );
  const token = parseToken(body, question.nowMs);
  if (token !== undefined) return token;
  // The answer itself may hold half a secret: it is not quoted.
  throw new BerthError(
    'protocol-error',
    `registry.authenticate: the answer of ${question.realm.origin} holds no token`,
    { operation: 'registry.authenticate', reason: 'no-token' },
  );
}

function secretsIn(credentials: Credentials | undefined): readonly string[] {
  if (credentials === undefined) return [];
  return formsOf(credentials.kind === 'password' ? credentials.password : credentials.token);
}

function parseToken(body: Buffer, nowMs: number): AccessToken | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(body.toString('utf8'));
  } catch {
    return undefined; // The caller's error says so, without the parser's quotation of the text.
  }
  if (typeof answer !== 'object' || answer === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(answer));
  const value = [fields.get('token'), fields.get('access_token')].find(
    (text) => typeof text === 'string' && text !== '',
  );
  if (typeof value !== 'string' || /[^\x21-\x7e]/.test(value)) return undefined;
  const given = fields.get('expires_in');
  const seconds = typeof given === 'number' && given > 0 ? given : DEFAULT_LIFETIME_SECONDS;
  return { value, expiresAtMs: nowMs + seconds * 1000 };
}
