import { describe, expect, test } from '@jest/globals';
import type { HttpRequest, HttpResponse } from '../client/http.js';
import { authorizer, type Authorizer, type AuthorizerParts } from './authorizer.js';
import type { Credentials } from './credentials.js';

const CHALLENGE = 'Bearer realm="https://auth.example/token",service="r.example",scope="repository:a/b:pull"';
const SCOPES = ['repository:a/b:pull'];
const PASSWORD: Credentials = { kind: 'password', username: 'user', password: 'hunter2' };

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly authorization: unknown;
  readonly form: Readonly<Record<string, string>>;
}

/** A token server in memory, the clock in the test's hand, and an authorizer between them. */
function stage(
  answers: readonly (readonly [status: number, body: unknown])[],
  changes: Partial<AuthorizerParts> = {},
): {
  readonly subject: Authorizer;
  readonly asked: Asked[];
  readonly tick: (ms: number) => void;
} {
  const asked: Asked[] = [];
  let nowMs = 1_000_000;
  const subject = authorizer({
    baseUrl: () => 'https://r.example/v2',
    credentials: () => Promise.resolve(undefined),
    allowPlainHttp: false,
    userAgent: 'test',
    timeoutMs: 1000,
    clock: { now: () => nowMs, sleep: () => Promise.resolve() },
    send(request) {
      asked.push(seen(request));
      const [status, body] = answers[Math.min(asked.length, answers.length) - 1] ?? [500, {}];
      return Promise.resolve(response(request.url, status, body));
    },
    ...changes,
  });
  return { subject, asked, tick: (ms) => void (nowMs += ms) };
}

function seen({ method, url, headers, body }: HttpRequest): Asked {
  const form = Buffer.isBuffer(body) ? Object.fromEntries(new URLSearchParams(body.toString())) : {};
  return { method, url: url.href, authorization: headers['authorization'], form };
}

function response(url: URL, status: number, body: unknown): HttpResponse {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  async function* content(): AsyncGenerator<Buffer> {
    yield await Promise.resolve(bytes);
  }
  return {
    url,
    status,
    header: () => undefined,
    headerValues: () => [],
    secrets: [],
    body: { [Symbol.asyncIterator]: content, discard: () => undefined },
  };
}

describe('a host that asks for a bearer token', () => {
  test('gets one, fetched without credentials where there are none', async () => {
    const { subject, asked } = stage([[200, { token: 'T' }]]);
    await expect(subject.authorization(SCOPES, {})).resolves.toBeUndefined();
    expect(subject.challenged([CHALLENGE], SCOPES, undefined)).toBe(true);
    await expect(subject.authorization(SCOPES, {})).resolves.toBe('Bearer T');
    expect(asked).toEqual([
      {
        method: 'GET',
        url: 'https://auth.example/token?service=r.example&scope=repository%3Aa%2Fb%3Apull',
        authorization: undefined,
        form: {},
      },
    ]);
  });

  test('gets one by OAuth2 where there is a password', async () => {
    const { subject, asked } = stage([[200, { access_token: 'T' }]], { credentials: () => Promise.resolve(PASSWORD) });
    subject.challenged([CHALLENGE], SCOPES, undefined);
    await expect(subject.authorization(SCOPES, {})).resolves.toBe('Bearer T');
    expect(asked).toMatchObject([
      {
        method: 'POST',
        url: 'https://auth.example/token',
        form: {
          grant_type: 'password',
          username: 'user',
          password: 'hunter2',
          service: 'r.example',
          scope: 'repository:a/b:pull',
          client_id: 'berth',
        },
      },
    ]);
  });

  test.each([400, 401, 404, 405])(
    'gets one by GET with the password where the token server answers OAuth2 with %i',
    async (status) => {
      const { subject, asked } = stage(
        [
          [status, {}],
          [200, { token: 'T' }],
        ],
        { credentials: () => Promise.resolve(PASSWORD) },
      );
      subject.challenged([CHALLENGE], SCOPES, undefined);
      await expect(subject.authorization(SCOPES, {})).resolves.toBe('Bearer T');
      expect(asked).toMatchObject([
        { method: 'POST' },
        { method: 'GET', authorization: `Basic ${Buffer.from('user:hunter2').toString('base64')}` },
      ]);
    },
  );

  test('gets one for a refresh token, and only that way', async () => {
    const credentials = (): Promise<Credentials> => Promise.resolve({ kind: 'identity-token', token: 'R' });
    const { subject, asked } = stage([[200, { access_token: 'T' }]], { credentials });
    subject.challenged([CHALLENGE], SCOPES, undefined);
    await expect(subject.authorization(SCOPES, {})).resolves.toBe('Bearer T');
    expect(asked).toMatchObject([{ method: 'POST', form: { grant_type: 'refresh_token', refresh_token: 'R' } }]);
    const refused = stage([[401, {}]], { credentials });
    refused.subject.challenged([CHALLENGE], SCOPES, undefined);
    await expect(refused.subject.authorization(SCOPES, {})).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(refused.asked).toHaveLength(1);
  });

  test('gets an access token of ours as it is', async () => {
    const { subject, asked } = stage([], { credentials: () => Promise.resolve({ kind: 'access-token', token: 'A' }) });
    subject.challenged([CHALLENGE], SCOPES, undefined);
    await expect(subject.authorization(SCOPES, {})).resolves.toBe('Bearer A');
    expect(asked).toEqual([]);
  });

  test('gets the same one until shortly before it expires', async () => {
    const { subject, asked, tick } = stage([
      [200, { token: 'T1', expires_in: 300 }],
      [200, { token: 'T2' }],
      [200, { token: 'T3' }],
    ]);
    subject.challenged([CHALLENGE], SCOPES, undefined);
    await subject.authorization(SCOPES, {});
    tick(290_000);
    await expect(subject.authorization(SCOPES, {})).resolves.toBe('Bearer T1');
    tick(6000);
    await expect(subject.authorization(SCOPES, {})).resolves.toBe('Bearer T2');
    // Without a word of the server a token lives for a minute.
    tick(50_000);
    await expect(subject.authorization(SCOPES, {})).resolves.toBe('Bearer T2');
    tick(6000);
    await expect(subject.authorization(SCOPES, {})).resolves.toBe('Bearer T3');
    expect(asked).toHaveLength(3);
  });

  test('is asked once however many want the same token at once, and once for each scope', async () => {
    const { subject, asked } = stage([[200, { token: 'T' }]]);
    subject.challenged([CHALLENGE], SCOPES, undefined);
    await Promise.all(Array.from({ length: 20 }, () => subject.authorization(SCOPES, {})));
    expect(asked).toHaveLength(1);
    await subject.authorization(['repository:c:pull'], {});
    expect(asked[1]?.url).toContain('scope=repository%3Ac%3Apull');
    expect(asked[1]?.url).not.toContain('a%2Fb');
  });

  test('gets the scope that it names itself beside ours: a mirror knows a repository by another name', async () => {
    const { subject, asked } = stage([[200, { token: 'T' }]]);
    subject.challenged(
      ['Bearer realm="https://auth.example/token",scope="repository:proxy/a/b:pull"'],
      SCOPES,
      undefined,
    );
    await subject.authorization(SCOPES, {});
    expect(new URL(asked[0]?.url ?? '').searchParams.getAll('scope')).toEqual([
      'repository:a/b:pull',
      'repository:proxy/a/b:pull',
    ]);
  });

  test('that refuses a token is given a new one', async () => {
    const { subject } = stage([
      [200, { token: 'T1' }],
      [200, { token: 'T2' }],
    ]);
    subject.challenged([CHALLENGE], SCOPES, undefined);
    const first = await subject.authorization(SCOPES, {});
    expect(subject.challenged([CHALLENGE], SCOPES, first)).toBe(true);
    await expect(subject.authorization(SCOPES, {})).resolves.toBe('Bearer T2');
  });

  test.each<[number, unknown, object]>([
    [
      401,
      { details: 'incorrect username or password' },
      { code: 'unauthenticated', message: expect.stringContaining('incorrect username or password') },
    ],
    [403, { errors: [{ code: 'DENIED', message: 'no' }] }, { code: 'permission-denied', reason: 'DENIED' }],
    [500, 'oops hunter2 oops', { code: 'unavailable', message: expect.stringContaining('oops *** oops') }],
    [200, { nothing: 1 }, { code: 'protocol-error', reason: 'no-token' }],
    [200, { token: 'with\nline' }, { code: 'protocol-error', reason: 'no-token' }],
    [200, 'hunter2 is no JSON', { code: 'protocol-error', message: expect.not.stringContaining('hunter2') }],
  ])('and whose token server answers %i %j gives a clear error without a secret', async (status, body, expected) => {
    const { subject } = stage([[status, body]], { credentials: () => Promise.resolve(PASSWORD) });
    subject.challenged([CHALLENGE], SCOPES, undefined);
    const error: unknown = await subject.authorization(SCOPES, {}).catch((caught: unknown) => caught);
    expect(error).toMatchObject(expected);
    expect(JSON.stringify(error) + String(error) + String((error as Error).stack)).not.toContain('hunter2');
  });

  test.each([
    ['https://r.example/v2', 'Bearer realm="http://auth.example/token"'],
    ['http://r.example/v2', CHALLENGE],
    ['http://r.example/v2', 'Basic realm="x"'],
  ])('at %s by %s never sees credentials in plain http, unless that is allowed', async (baseUrl, challenge) => {
    const parts = { baseUrl: () => baseUrl, credentials: () => Promise.resolve(PASSWORD) };
    const strict = stage([[200, { token: 'T' }]], parts);
    strict.subject.challenged([challenge], SCOPES, undefined);
    await expect(strict.subject.authorization(SCOPES, {})).rejects.toMatchObject({
      code: 'failed-precondition',
      reason: 'plain-http',
    });
    expect(strict.asked).toEqual([]);
    const told = stage([[200, { token: 'T' }]], { ...parts, allowPlainHttp: true });
    told.subject.challenged([challenge], SCOPES, undefined);
    await expect(told.subject.authorization(SCOPES, {})).resolves.toMatch(/^(Bearer T|Basic )/);
  });
});

describe('a host that asks for Basic', () => {
  const BASIC = 'Basic realm="r"';

  test('gets the password, and nothing where there is none', async () => {
    const { subject } = stage([], { credentials: () => Promise.resolve(PASSWORD) });
    subject.challenged([BASIC], SCOPES, undefined);
    await expect(subject.authorization(SCOPES, {})).resolves.toBe(
      `Basic ${Buffer.from('user:hunter2').toString('base64')}`,
    );
    const none = stage([]);
    none.subject.challenged([BASIC], SCOPES, undefined);
    await expect(none.subject.authorization(SCOPES, {})).resolves.toBeUndefined();
  });

  test('and refuses it is not asked again', () => {
    const { subject } = stage([]);
    expect(subject.challenged([BASIC], SCOPES, undefined)).toBe(true);
    expect(subject.challenged([BASIC], SCOPES, 'Basic x')).toBe(false);
  });

  test('or for a token gets the token', async () => {
    const { subject } = stage([[200, { token: 'T' }]]);
    subject.challenged([BASIC, CHALLENGE], SCOPES, undefined);
    await expect(subject.authorization(SCOPES, {})).resolves.toBe('Bearer T');
  });

  test('is asked for by the one name of Docker Hub', async () => {
    const hosts: string[] = [];
    const credentials = (host: string): Promise<undefined> => Promise.resolve(void hosts.push(host));
    const { subject } = stage([], { baseUrl: () => 'https://registry-1.docker.io/v2', credentials });
    subject.challenged([BASIC], SCOPES, undefined);
    await subject.authorization(SCOPES, {});
    expect(hosts).toEqual(['docker.io']);
  });
});

test.each([[[]], [['Negotiate']], [['Bearer realm="not an address"']], [['Bearer realm="file:///etc/passwd"']]])(
  'a challenge %j that we cannot meet is not tried',
  (headers) => {
    expect(stage([]).subject.challenged(headers, SCOPES, undefined)).toBe(false);
  },
);
