/** Knows how to show a host who we are. One for each host. */
export interface Authorizer {
  /** The value of the `Authorization` header for a request within `scopes`, as far as known before the host has asked. */
  authorization(scopes: readonly string[], options: { signal?: AbortSignal | undefined }): Promise<string | undefined>;
  /**
   * Takes what a 401 asked for. True: ask {@link Authorizer.authorization} again and repeat the request. `sent` is the value that was refused.
   */
  challenged(challenges: readonly string[], sent: string | undefined): boolean;
}

/** For hosts that are asked without any credentials. */
export const anonymous: Authorizer = {
  authorization: () => Promise.resolve(undefined),
  challenged: () => false,
};

/** The scope of a token for one repository, as registries spell it. */
export function repositoryScope(repository: string, actions: 'pull' | 'pull,push'): string {
  return `repository:${repository}:${actions}`;
}
