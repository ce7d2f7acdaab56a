const SOURCE = 'containerd.io/distribution.source.';

/**
 * Repositories of the same registry that have a blob, as its labels say, likeliest to be mounted from first: those that share
 * the longest beginning of their path with the target, since who may write there may most likely read here.
 */
export function mountSources(
  labels: Readonly<Record<string, string>>,
  registry: string,
  repository: string,
): readonly string[] {
  return (labels[`${SOURCE}${registry}`] ?? '')
    .split(',')
    .filter((each) => each !== '' && each !== repository)
    .map((each) => ({ each, shared: sharedParts(each, repository) }))
    .sort((a, b) => b.shared - a.shared)
    .map(({ each }) => each);
}

function sharedParts(a: string, b: string): number {
  const others = b.split('/');
  const differs = a.split('/').findIndex((part, n) => part !== others[n]);
  return differs === -1 ? a.split('/').length : differs;
}
