/** The scope of a token for one repository, as registries spell it. */
export function repositoryScope(repository: string, actions: 'pull' | 'pull,push'): string {
  return `repository:${repository}:${actions}`;
}

/**
 * The scopes of several lists, each resource once with all its actions, in a fixed order: equal needs make equal lists.
 *
 * @see https://distribution.github.io/distribution/spec/auth/scope/
 */
export function mergeScopes(...lists: readonly (readonly string[])[]): readonly string[] {
  const actions = new Map<string, Set<string>>();
  for (const scope of lists.flat()) {
    const colon = scope.lastIndexOf(':');
    const resource = colon === -1 ? scope : scope.slice(0, colon);
    const known = actions.get(resource) ?? new Set();
    if (colon !== -1) for (const action of scope.slice(colon + 1).split(',')) known.add(action);
    actions.set(resource, known);
  }
  return [...actions]
    .map(([resource, set]) => (set.size === 0 ? resource : `${resource}:${[...set].sort().join(',')}`))
    .sort();
}
