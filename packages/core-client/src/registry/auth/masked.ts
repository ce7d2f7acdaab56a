/** A text in which each of `secrets` is masked: what a host says may repeat what it was sent. */
export function masked(text: string, secrets: readonly string[]): string {
  // The longest first: one may hold another.
  const found = secrets.filter((secret) => secret !== '').sort((one, other) => other.length - one.length);
  return found.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}

/** A secret, and how it looks in an address and in a form. */
export function formsOf(secret: string): readonly string[] {
  return [secret, encodeURIComponent(secret), new URLSearchParams({ '': secret }).toString().slice(1)];
}

/** What of an `Authorization` header must not be repeated. */
export function secretsOf(authorization: string | undefined): readonly string[] {
  const [, scheme, value] = /^(\S+)\s+(.+)$/.exec(authorization ?? '') ?? [];
  if (scheme === undefined || value === undefined) return [];
  if (scheme.toLowerCase() !== 'basic') return [value];
  const plain = Buffer.from(value, 'base64').toString('utf8');
  return [value, ...formsOf(plain.slice(plain.indexOf(':') + 1))];
}
