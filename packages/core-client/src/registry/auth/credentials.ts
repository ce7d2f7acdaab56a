/** Who we are to a registry. Held in memory while it is used, and written nowhere. */
export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  /** A refresh token, exchanged for an access token at the registry's token server. */
  | { readonly kind: 'identity-token'; readonly token: string }
  /** An access token, sent to the registry as it is. */
  | { readonly kind: 'access-token'; readonly token: string };

/**
 * Finds the credentials for a host: `docker.io`, `ghcr.io`, `localhost:5000`; a mirror is asked for by its own host. Undefined: none, go on
 * without. Asked again when those given before were refused or have expired.
 */
export type CredentialProvider = (
  host: string,
  options: { signal?: AbortSignal | undefined },
) => Promise<Credentials | undefined>;

/** The name under which credentials for an API host are kept: Docker Hub's several hosts are one. */
export function credentialHost(host: string): string {
  return ['docker.io', 'index.docker.io', 'registry-1.docker.io'].includes(host) ? 'docker.io' : host;
}

/** The value of a Basic `Authorization` header. @see https://www.rfc-editor.org/rfc/rfc7617 */
export function basicAuthorization(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
